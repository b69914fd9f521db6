import { type BoundAttention, stateCopies } from '../cost';
import type { CostedDeployment } from './costed-deployment';

/** An attention whose KV cache stands on several cards of a tensor-parallel group. */
export interface Replicated {
  readonly attention: BoundAttention;
  /** Copies of the cache in the group. */
  readonly copies: number;
}

/** Copies from which on a cache counts as replicated: the index of a sparse attention alone does not. */
const REPLICATED = 1.25;

/** The attention of most copies; undefined where none keeps its cache several times. */
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
