import type { PoolKey } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { moreInstances } from './instances';
import { type Variation, withContext } from './variation';
import { batchUpTo } from './whole-batch';

/** Whether a pool, or every pool, fits its memory; false if that is unknown. */
export function hasRoom(costed: CostedDeployment, key?: PoolKey): boolean {
  const pools = costed.memory()?.pools ?? [];
  const asked = pools.filter(({ pool }) => key === undefined || pool === key);
  return asked.length > 0 && asked.every(({ used, capacity }) => used <= capacity);
}

/** Whether a variation can run, and fits its memory if the original deployment does. */
export function canReplace(costed: CostedDeployment, varied: CostedDeployment): boolean {
  return varied.estimate() !== undefined && (hasRoom(varied) || !hasRoom(costed));
}

/** Variations that fit the memory: the largest batch, the longest context. */
export function lighterLoads(costed: CostedDeployment): readonly Variation[] {
  const fit = costed.memory();
  const batch = fit?.largestBatch == null ? undefined : batchUpTo(costed, fit.largestBatch);
  const context = fit?.longestContext ? withContext(costed.spec, fit.longestContext) : undefined;
  return [batch, context].filter((varied) => varied !== undefined);
}

/** The fewest instances of a pool with which its contents fit. */
export function roomierPool(costed: CostedDeployment, key: PoolKey): Variation | undefined {
  return moreInstances(costed, key, (varied) => hasRoom(varied, key));
}
