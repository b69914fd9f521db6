import { lighterLoads, roomierPool } from '../../core/advice/memory-exceeded';
import type { PoolKey } from '../../core/spec';
import { varyFix } from './vary';

/** What a card cannot hold: the batch or the context that fits, or more instances. */
export const fitMemory = varyFix(['memory-exceeded'], ({ costed }, { finding }) => [
  ...lighterLoads(costed),
  roomierPool(costed, finding.data?.subject as PoolKey),
]);
