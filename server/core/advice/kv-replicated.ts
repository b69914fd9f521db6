import { atContext, type BoundAttention } from '../cost';
import { divisors } from '../search';
import { type Change, halvesOf } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { type Variation, variation } from './variation';

/**
 * The number of copies of a sequence's KV cache or state in a tensor-parallel group. Heads with state are divided
 * over the ranks; with more ranks than such heads each head is on several ranks, and state that all heads share is
 * on every rank. 1 if nothing is replicated.
 *
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

/** An attention whose KV cache is replicated within a tensor-parallel group. */
export interface Replicated {
  readonly attention: BoundAttention;
  /** Copies of the cache in the group. */
  readonly copies: number;
}

/**
 * The number of copies from which a cache counts as replicated; the index of a sparse attention does not reach it.
 */
const REPLICATED = 1.25;

/** The attention with the most copies; undefined if none replicates its cache. */
export function replicated(costed: CostedDeployment): Replicated | undefined {
  const layout = costed.layout();
  if (layout === undefined || costed.estimate() === undefined) return undefined;
  let worst: Replicated | undefined;
  for (const attention of costed.model.attentions.values()) {
    if (attention.count === 0) continue;
    const copies = stateCopies(attention, layout.attention.degrees.tensor, layout.keptContext);
    if (copies >= REPLICATED && copies > (worst?.copies ?? 0)) worst = { attention, copies };
  }
  return worst;
}

/**
 * The highest tensor parallelism of attention without replication; `data` grows accordingly. Undefined if the
 * batch is too small for so many groups, or if the weights then leave too little memory.
 */
export function unreplicated(costed: CostedDeployment): Variation | undefined {
  const layout = costed.layout();
  if (layout === undefined || !costed.isSearchable()) return undefined;
  const { spec } = costed;
  const { degrees } = layout.attention;
  const { degrees: written, parallelPath } = halvesOf(spec).attention;
  for (const tensor of divisors(degrees.tensor).slice(0, -1).reverse()) {
    const data = degrees.data * (degrees.tensor / tensor);
    const changes: Change[] = [{ path: [...parallelPath, 'tensor'], value: tensor }];
    if (written?.data !== undefined) changes.push({ path: [...parallelPath, 'data'], value: data });
    const title = `Set attention to tensor ${tensor} and data ${data}`;
    const varied = variation(spec, title, `tensor ${tensor} with data ${data}`, changes);
    const after = costed.vary(varied.spec);
    if (replicated(after) !== undefined) continue;
    return canReplace(costed, after) ? varied : undefined;
  }
  return undefined;
}
