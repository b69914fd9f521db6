import { estimateStep } from '../cost';
import { poolsOf } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { moreInstances } from './instances';
import { hasRoom } from './memory-exceeded';
import { type Variation, withContext } from './variation';
import { batchUpTo } from './whole-batch';

/** Whether a deployment meets its target and fits its memory; true without a target. */
export function meetsTarget(costed: CostedDeployment): boolean {
  const { spec, model, hardware } = costed;
  const step = estimateStep(spec, model, hardware);
  return step.ok && step.value.tpot <= (spec.target?.tpot ?? Number.POSITIVE_INFINITY) && hasRoom(costed);
}

/** Variations that meet the target: the largest batch, the longest context. */
export function fasterLoads(costed: CostedDeployment): readonly Variation[] {
  const largest = costed.largestBatch()?.batch;
  const longest = costed.breakingContext()?.longest;
  const batch = largest == null ? undefined : batchUpTo(costed, largest);
  const context = longest == null || longest < 1 ? undefined : withContext(costed.spec, longest);
  return [batch, context].filter((varied) => varied !== undefined);
}

/** The fewest instances of a pool that meet the target, for each pool with which that is possible. */
export function fasterPools(costed: CostedDeployment): readonly Variation[] {
  return poolsOf(costed.spec).flatMap(({ key }) => moreInstances(costed, key, meetsTarget) ?? []);
}
