import { fasterLoads, fasterPools } from '../../core/advice/target-missed';
import { varyFix } from './vary';

/** A target that is missed: the batch or the context that meets it, or more instances. */
export const meetTarget = varyFix(['target-missed'], ({ costed }) => [
  ...fasterLoads(costed),
  ...fasterPools(costed),
]);
