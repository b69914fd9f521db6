import { atContext, type BoundAttention } from '../costed-model';

/**
 * How many copies of a sequence's KV cache or state a tensor-parallel group keeps: heads that own state are dealt out, so
 * that with more ranks than such heads each head stands on several, and what all heads share stands on every rank. 1
 * where nothing is kept twice.
 * @param tensor ranks of the group
 * @param context tokens of context
 */
export function stateCopies(design: BoundAttention, tensor: number, context: number): number {
  const variables = atContext(design, context);
  const { split, stateBytes } = design.operator;
  const bytes = stateBytes.evaluate(variables);
  if (!(bytes > 0)) return 1;
  const everywhere = split.stateEverywhere.evaluate(variables) / bytes;
  const perHead = split.kvHeads === undefined ? 1 : Math.max(1, tensor / split.kvHeads);
  return everywhere * tensor + (1 - everywhere) * perHead;
}
