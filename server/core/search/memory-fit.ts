import {
  type CostedModel,
  type EstimateOptions,
  type Hardware,
  type Layout,
  layOut,
  type PoolMemory,
  poolMemory,
  type Result,
} from '../cost';
import type { DeploymentSpec } from '../spec';
import { largestWhole } from './bisect';

/** Whether a deployment fits its memory, and the limits at which it would. */
export interface MemoryFit {
  readonly pools: readonly PoolMemory[];
  readonly fits: boolean;
  /** The largest batch that fits at this context; 0 if the weights do not fit by themselves, null if unlimited. */
  readonly largestBatch: number | null;
  /** The longest context that fits at this batch; 0 and null likewise. */
  readonly longestContext: number | null;
}

/** The longest context to try: above it memory does not depend on the context. */
const LONGEST_CONTEXT = 2 ** 40;

/**
 * The memory of a deployment per accelerator and pool, with the largest batch and the longest context that fit.
 */
export function memoryFit(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  options: EstimateOptions = {},
): Result<MemoryFit> {
  const laidOut = layOut(deployment, model, hardware, options);
  if (!laidOut.ok) return laidOut;
  const layout = laidOut.value;
  const pools = poolMemory(model, layout);
  const longest = largestWhole(1, LONGEST_CONTEXT, (keptContext) => fits(model, { ...layout, keptContext }));
  const value = {
    pools,
    fits: pools.every(hasRoom),
    largestBatch: largestBatchIn(pools, layout.batch),
    longestContext: longest === LONGEST_CONTEXT ? null : (longest ?? 0),
  };
  return { ok: true, value };
}

/** Whether a deployment with this layout fits its memory. */
export function fits(model: CostedModel, layout: Layout): boolean {
  return poolMemory(model, layout).every(hasRoom);
}

function hasRoom({ used, capacity }: PoolMemory): boolean {
  return used <= capacity;
}

/**
 * The largest batch that fits: state is proportional to the batch, so the free memory gives the number of
 * sequences. 0 if the weights do not fit by themselves, null if nothing limits it.
 */
export function largestBatchIn(pools: readonly PoolMemory[], batch: number): number | null {
  let largest = Number.POSITIVE_INFINITY;
  for (const { capacity, weights, head, reserve, state } of pools) {
    const room = capacity - weights - head - reserve;
    if (room < 0) return 0;
    if (state > 0) largest = Math.min(largest, Math.floor((room / state) * batch));
  }
  return Number.isFinite(largest) ? largest : null;
}
