import { type CostedModel, estimateStep, type Hardware, type Result } from '../cost';
import type { DeploymentSpec } from '../spec';
import { largestWhole } from './bisect';
import { memoryFit } from './memory-fit';

/** How far the context of all sequences of a deployment may grow. */
export interface BreakingContext {
  /** The longest context that fits the memory and meets the target; 0 if none does, null if every context does. */
  readonly longest: number | null;
  /** What a longer context would violate. */
  readonly brokenBy: 'target' | 'memory' | 'nothing';
  readonly byTarget: number | null;
  readonly byMemory: number | null;
}

const LONGEST_CONTEXT = 2 ** 40;

/**
 * The context at which a deployment exceeds its memory or misses its TPOT target, at the same batch. Both are
 * monotonic in the context, so bisection finds it.
 */
export function breakingContext(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  target: number | undefined = deployment.target?.tpot,
): Result<BreakingContext> {
  const first = estimateStep(deployment, model, hardware, { context: 1 });
  if (!first.ok) return first;
  const memory = memoryFit(deployment, model, hardware);
  if (!memory.ok) return memory;
  const byMemory = memory.value.longestContext;
  const meets = (context: number): boolean => {
    const step = estimateStep(deployment, model, hardware, { context });
    return step.ok && step.value.tpot <= (target ?? Number.POSITIVE_INFINITY);
  };
  const found = target === undefined ? LONGEST_CONTEXT : (largestWhole(1, LONGEST_CONTEXT, meets) ?? 0);
  const byTarget = found === LONGEST_CONTEXT ? null : found;
  const least = Math.min(byTarget ?? LONGEST_CONTEXT, byMemory ?? LONGEST_CONTEXT);
  const brokenBy = least === LONGEST_CONTEXT ? 'nothing' : least === byTarget ? 'target' : 'memory';
  return {
    ok: true,
    value: { longest: brokenBy === 'nothing' ? null : least, brokenBy, byTarget, byMemory },
  };
}
