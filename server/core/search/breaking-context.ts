import { type CostedModel, estimateStep, type Hardware, type Result } from '../cost';
import type { DeploymentSpec } from '../spec';
import { largestWhole } from './bisect';
import { memoryFit } from './memory-fit';

/** How far the context of a deployment's sequences may grow, all of them alike. */
export interface BreakingContext {
  /** The longest context at which memory and target hold; 0 where none does, null where none breaks them. */
  readonly longest: number | null;
  /** What the next token breaks. */
  readonly brokenBy: 'target' | 'memory' | 'nothing';
  readonly byTarget: number | null;
  readonly byMemory: number | null;
}

const LONGEST_CONTEXT = 2 ** 40;

/**
 * The context at which a deployment breaks, its batch unchanged: out of memory, or past its TPOT target. Neither gets
 * better when the context grows, so that bisection finds it.
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
