import { engineIn } from './engine-name';
import { type Data, numberIn, type RunFormat, textIn } from './format';
import { formatIn, weightColumns } from './formats-of-numbers';
import { loadColumns, sharedCards } from './parallel';

/**
 * A row of a table of ai-dynamo/aiconfigurator, with prefill on the same cards or, under `(d)`, on cards of its own; `tpot` is in
 * milliseconds, `moe_tp` and `moe_ep` divide the experts.
 */
export const aiconfigurator: RunFormat = {
  name: 'AIConfigurator',
  recognizes: (data) => 'isl' in data && 'osl' in data && 'tpot' in data && ('tp' in data || '(d)tp' in data),
  read(data) {
    const apart = '(d)tp' in data;
    const at = (key: string): string => (apart ? `(d)${key}` : key);
    const number = (key: string): number | undefined => numberIn(data, at(key));
    const text = (key: string): string | undefined => textIn(data, at(key));
    const model = textIn(data, 'model');
    const columns = sharedCards({
      tensor: number('tp') ?? Number.NaN,
      pipeline: number('pp'),
      data: number('dp'),
      expert: number('moe_ep'),
    });
    const reason = contradiction(data, at, columns.accelerators);
    if (reason !== undefined) return { ok: false, reason };
    const { weights } = weightColumns(text('gemm'), undefined);
    return {
      ok: true,
      columns: {
        model,
        hardware: text('system') ?? textIn(data, 'system'),
        engine: engineIn(text('backend') ?? textIn(data, 'backend')),
        weights,
        ffn_weights: formatIn(text('moe')) ?? weights,
        head: 'bf16',
        kv: formatIn(text('kvcache')),
        ...columns,
        ...loadColumns(
          numberIn(data, 'isl'),
          numberIn(data, 'osl'),
          undefined,
          undefined,
          number('global_bs') ?? numberIn(data, 'concurrency'),
        ),
        tpot_ms: numberIn(data, 'tpot'),
        kind: apart ? 'decode pool' : 'aggregated',
      },
    };
  },
};

/** Degrees that do not agree with each other or with the cards. */
function contradiction(
  data: Data,
  at: (key: string) => string,
  cards: string | number | undefined,
): string | undefined {
  const total = at('tp') === 'tp' ? numberIn(data, 'num_total_gpus') : undefined;
  if (total !== undefined && total !== cards)
    return `\`num_total_gpus\` is ${total}, but tp · dp · pp is ${cards}`;
  const degree = (key: string): number => numberIn(data, at(key)) ?? 1;
  const [experts, stage] = [degree('moe_tp') * degree('moe_ep'), degree('tp') * degree('dp')];
  return experts > 1 && experts !== stage
    ? `moe_tp · moe_ep is ${experts}, but tp · dp is ${stage}`
    : undefined;
}
