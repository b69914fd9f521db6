import { type Formula, formula, substitute } from '../../formula';
import { ifGiven, KV_HEADS, type MeasuredRow } from '../measured';
import type { AttentionOperator } from '../operator';
import { HEAD_COLUMNS, headsOf } from './grouped';
import { kvHeads, queryRank } from './heads';

/** Keys of heads over a window or a chunk. */
export const windowedKvHeads = kvHeads.optional().meta({ otherwise: 'as `heads`' });
export const windowedQueryRank = queryRank.optional();

/** The columns that describe a measured kernel of heads over a window or a chunk. */
export const WINDOWED_COLUMNS = {
  ...HEAD_COLUMNS,
  ...KV_HEADS,
  window: ['window', 'chunk', 'sliding window', 'chunk size'],
} as const;

/** The heads and the window that a row measures; undefined where it does not give them. */
export function windowedHeads(row: MeasuredRow<keyof typeof WINDOWED_COLUMNS>) {
  const [found, kv_heads, window] = [headsOf(row), ifGiven(row, 'kv heads'), row.count('window')];
  return found === undefined || window === undefined ? undefined : { window, heads: { ...found, kv_heads } };
}

/** The operator with its context cut to what a token sees. What no token sees is not kept. */
export function limitContext(operator: AttentionOperator, limit: string): AttentionOperator {
  const seen = { context: formula(`min(context, ${limit})`) };
  const cut = (whole: Formula): Formula => substitute(whole, seen);
  const { stateBytes, keptBytes, attentionFlops, paperAttentionFlops } = operator;
  return {
    ...operator,
    stateBytes: cut(stateBytes),
    keptBytes: cut(keptBytes),
    attentionFlops: cut(attentionFlops),
    ...(paperAttentionFlops === undefined ? {} : { paperAttentionFlops: cut(paperAttentionFlops) }),
  };
}
