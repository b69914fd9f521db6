import { type Counting, type Estimate, type EstimateResult, estimate } from '../core/cost';
import type { ResolvedDeployment } from '../language';
import { CallerProblem } from './problem';

/** The caller's changes to a deployment's load. */
export interface Asked {
  readonly counting?: Counting | undefined;
  /** Tokens. */
  readonly context?: number | undefined;
  /** Sequences. */
  readonly batch?: number | undefined;
}

/** The estimate of a deployment under the requested load; cached if that is the file's own load. */
export function resultOf({ costed }: ResolvedDeployment, asked: Asked): EstimateResult {
  const { counting = 'exact', context, batch } = asked;
  if (context === undefined && batch === undefined) return costed.resultBy(counting);
  return estimate(costed.spec, costed.model, costed.hardware, {
    counting,
    ...(context === undefined ? {} : { context }),
    ...(batch === undefined ? {} : { batch }),
  });
}

/**
 * A successful estimate.
 *
 * @throws CallerProblem with the problems that prevent it
 */
export function estimated(name: string, result: EstimateResult): Estimate {
  if (result.ok) return result.value;
  const lines = result.problems.map(({ code, message }) => `${name}: error ${code}: ${message}`);
  throw new CallerProblem(['there is no estimate:', ...lines].join('\n'));
}
