import type { CostedDeployment } from './costed-deployment';
import { type Variation, withBatch } from './variation';

/** The number of sequences that gives each card and micro-batch one; whole batches are multiples of it. */
function unitOf(costed: CostedDeployment): number | undefined {
  const layout = costed.layout();
  return layout && layout.microBatches * layout.attention.degrees.data;
}

/** The largest whole batch that is at most `most`; undefined if that is less than one sequence each. */
export function batchUpTo(costed: CostedDeployment, most: number): Variation | undefined {
  const unit = unitOf(costed);
  if (unit === undefined) return undefined;
  const batch = Math.floor(most / unit) * unit;
  return batch >= unit ? withBatch(costed.spec, batch) : undefined;
}

/** The smallest whole batch that is at least `least`. */
export function batchFrom(costed: CostedDeployment, least: number): Variation | undefined {
  const unit = unitOf(costed);
  if (unit === undefined) return undefined;
  const batch = Math.max(1, Math.ceil(least / unit)) * unit;
  return batch <= 1e15 ? withBatch(costed.spec, batch) : undefined;
}
