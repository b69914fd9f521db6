import { formula, substitute } from '../formula';
import type { AttentionOf } from '../spec';
import { groupedOperator } from './grouped';
import type { AttentionOperator } from './operator';

/** The operator with its context cut to what a token sees. */
export function limitContext(operator: AttentionOperator, limit: string): AttentionOperator {
  const seen = { context: formula(`min(context, ${limit})`) };
  const { keptBytes, paperAttentionFlops } = operator;
  return {
    ...operator,
    stateBytes: substitute(operator.stateBytes, seen),
    attentionFlops: substitute(operator.attentionFlops, seen),
    ...(keptBytes === undefined ? {} : { keptBytes: substitute(keptBytes, seen) }),
    ...(paperAttentionFlops === undefined
      ? {}
      : { paperAttentionFlops: substitute(paperAttentionFlops, seen) }),
  };
}

/** Sliding-window attention: as its kind, over the last `window` tokens. */
export function slidingOperator(attention: AttentionOf<'sliding'>): AttentionOperator {
  const operator = groupedOperator({ ...attention, kv_heads: attention.kv_heads ?? attention.heads });
  const limited = limitContext(operator, 'window');
  return { ...limited, variables: { ...limited.variables, window: attention.window } };
}

/** Chunked attention: as its kind, over one chunk, counted full as the paper does. */
export function chunkedOperator(attention: AttentionOf<'chunked'>): AttentionOperator {
  const operator = groupedOperator({ ...attention, kv_heads: attention.kv_heads ?? attention.heads });
  const limited = limitContext(operator, 'chunk');
  return { ...limited, variables: { ...limited.variables, chunk: attention.chunk } };
}
