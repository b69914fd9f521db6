import { replicated, unreplicated } from '../../core/advice/kv-replicated';
import { formatBytes, formatCount } from '../../core/quantity';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

/** Tensor parallelism beyond the KV heads: several cards hold and read the same cache. */
export const kvReplicated = defineRule({
  code: 'kv-replicated',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const layout = costed?.layout();
    const worst = costed && replicated(costed);
    if (costed === undefined || layout === undefined || worst === undefined) return [];
    const { attention, copies } = worst;
    const { degrees, parallelPath } = layout.attention;
    const { kvHeads } = attention.operator.split;
    const heads = kvHeads === 1 ? '1 KV head' : `${kvHeads ?? 'all'} KV heads`;
    const state = costed.memory()?.pools[0]?.state ?? 0;
    const better = unreplicated(costed);
    const freed = better && costed.vary(better.spec).memory()?.pools[0]?.state;
    const hint =
      better === undefined || freed === undefined
        ? 'use `data` beyond the number of heads'
        : `${better.phrase} keeps one, ${formatBytes(freed)} per card`;
    const message = `tensor ${degrees.tensor} keeps ${formatCount(copies)} copies of the KV cache of ‘${attention.name}’, which has ${heads}: ${formatBytes(state)} per card; ${hint}`;
    return [{ at: [...parallelPath, 'tensor'], message, fixes: () => vary(context.file, [better]) }];
  },
});
