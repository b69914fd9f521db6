import { type CostedModel, estimateStep, type Hardware, layOut, type Result } from '../cost';
import type { DeploymentSpec } from '../spec';
import { largestWhole } from './bisect';
import { memoryFit } from './memory-fit';

/** The largest batch that a deployment can serve. */
export interface LargestBatch {
  /** Null if not even one sequence for each card and micro-batch meets the target and fits. */
  readonly batch: number | null;
  /** What a larger batch would violate. */
  readonly limitedBy: 'target' | 'memory' | 'nothing';
  /** The largest batches that meet only the target or only the memory; null if unlimited. */
  readonly byTarget: number | null;
  readonly byMemory: number | null;
  /** The smallest batch that gives every card and micro-batch a sequence. */
  readonly smallest: number;
}

/** The largest batch to try: above it no step of any model is fast. */
const LARGEST_BATCH = 2 ** 40;

/**
 * The largest batch that meets a TPOT and fits the memory. TPOT is monotonic in the batch, so bisection on the
 * estimate finds it.
 *
 * @param target seconds per output token; without one only memory counts
 */
export function largestBatch(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  target: number | undefined = deployment.target?.tpot,
  context?: number,
): Result<LargestBatch> {
  const at = context === undefined ? {} : { context };
  const roomy = layOut(deployment, model, hardware, { ...at, batch: Number.MAX_SAFE_INTEGER });
  if (!roomy.ok) return roomy;
  const smallest = roomy.value.microBatches * roomy.value.attention.degrees.data;
  const first = estimateStep(deployment, model, hardware, { ...at, batch: smallest });
  if (!first.ok) return first;
  const memory = memoryFit(deployment, model, hardware, { ...at, batch: smallest });
  if (!memory.ok) return memory;
  const byMemory = memory.value.largestBatch;
  const meets = (batch: number): boolean => {
    const step = estimateStep(deployment, model, hardware, { ...at, batch });
    return step.ok && step.value.tpot <= (target ?? Number.POSITIVE_INFINITY);
  };
  const found = target === undefined ? LARGEST_BATCH : (largestWhole(smallest, LARGEST_BATCH, meets) ?? 0);
  const byTarget = found === LARGEST_BATCH ? null : found;
  const most = Math.min(byTarget ?? LARGEST_BATCH, byMemory ?? LARGEST_BATCH);
  const limitedBy = most === LARGEST_BATCH ? 'nothing' : most === byTarget ? 'target' : 'memory';
  const value = { batch: most < smallest ? null : most, limitedBy, byTarget, byMemory, smallest } as const;
  return { ok: true, value };
}
