import { batchPlace } from '../compute-bound';
import type { CostedDeployment } from '../costed-deployment';
import { type Variation, variation } from '../variation';
import { batchFrom } from '../whole-batch';
import { meetsTarget } from './target';

/** Whether an FFN has the tokens that make it compute bound. */
function isFull(costed: CostedDeployment): boolean {
  const place = batchPlace(costed);
  return place !== undefined && place.tokens >= place.needed;
}

/** The batch that makes the FFN compute bound, whatever else it does. */
export function computeBoundLoad(costed: CostedDeployment): Variation | undefined {
  const place = batchPlace(costed);
  return place && Number.isFinite(place.batch) ? batchFrom(costed, place.batch) : undefined;
}

/** What makes the FFN compute bound and keeps target and memory: that batch, or fewer micro-batches that are larger. */
export function fullerBatches(costed: CostedDeployment): readonly Variation[] {
  const batch = computeBoundLoad(costed);
  const place = batchPlace(costed);
  const microBatches = costed.layout()?.microBatches ?? 1;
  const fewer = place === undefined ? 0 : Math.floor((microBatches * place.tokens) / place.needed);
  const larger =
    fewer >= 1 && fewer < microBatches
      ? variation(costed.spec, `Set the micro-batches to ${fewer}`, `${fewer} micro-batches`, [
          { path: ['micro_batches'], value: fewer },
        ])
      : undefined;
  return [batch, larger].filter((varied): varied is Variation => {
    if (varied === undefined) return false;
    const after = costed.vary(varied.spec);
    return isFull(after) && meetsTarget(after);
  });
}
