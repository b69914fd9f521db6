import type { CostedDeployment } from './costed-deployment';
import { type Variation, withBatch } from './variation';

/** Sequences that give each card and micro-batch one; batches are in whole multiples of it. */
function unitOf(costed: CostedDeployment): number | undefined {
  const layout = costed.layout();
  return layout && layout.microBatches * layout.attention.degrees.data;
}

/** The largest batch up to a limit that fills all cards and micro-batches alike; undefined where not even one sequence each. */
export function batchUpTo(costed: CostedDeployment, most: number): Variation | undefined {
  const unit = unitOf(costed);
  if (unit === undefined) return undefined;
  const batch = Math.floor(most / unit) * unit;
  return batch >= unit ? withBatch(costed.spec, batch) : undefined;
}

/** The smallest such batch of at least so many sequences. */
export function batchFrom(costed: CostedDeployment, least: number): Variation | undefined {
  const unit = unitOf(costed);
  if (unit === undefined) return undefined;
  const batch = Math.max(1, Math.ceil(least / unit)) * unit;
  return batch <= 1e15 ? withBatch(costed.spec, batch) : undefined;
}
