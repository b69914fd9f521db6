import type { CostedDeployment } from '../costed-deployment';
import { hybridStall } from '../hybrid-stall';
import { type Variation, variation } from '../variation';
import { hasRoom } from './memory';

/** How many more micro-batches are tried. */
const MORE = 3;

/** A few more micro-batches, with which unequal layers even out: the step is shorter and the stall gone. */
export function unstalled(costed: CostedDeployment): Variation | undefined {
  const [estimate, layout] = [costed.estimate(), costed.layout()];
  if (estimate === undefined || layout === undefined || !costed.isSearchable()) return undefined;
  for (let more = 1; more <= MORE; more++) {
    const count = layout.microBatches + more;
    const varied = variation(costed.spec, `Set the micro-batches to ${count}`, `${count} micro-batches`, [
      { path: ['micro_batches'], value: count },
    ]);
    const after = costed.vary(varied.spec);
    const faster = (after.estimate()?.tpot ?? Number.POSITIVE_INFINITY) < estimate.tpot;
    if (faster && hybridStall(after) === undefined && (hasRoom(after) || !hasRoom(costed))) return varied;
  }
  return undefined;
}
