import { type Counting, type Estimate, type EstimateResult, estimate } from '../core/cost';
import type { ResolvedDeployment } from '../language';
import { CallerProblem } from './problem';

/** What a caller asks for instead of what a deployment's file says. */
export interface Asked {
  readonly counting?: Counting | undefined;
  /** Tokens. */
  readonly context?: number | undefined;
  /** Sequences. */
  readonly batch?: number | undefined;
}

/** The estimate of a deployment as it was asked for; computed once where that is the file's own load. */
export function resultOf({ costed }: ResolvedDeployment, asked: Asked): EstimateResult {
  const { counting = 'exact', context, batch } = asked;
  if (context === undefined && batch === undefined) return costed.resultBy(counting);
  return estimate(costed.spec, costed.model, costed.hardware, {
    counting,
    ...(context === undefined ? {} : { context }),
    ...(batch === undefined ? {} : { batch }),
  });
}

/** An estimate that there is. @throws CallerProblem with what stands in its way */
export function estimated(name: string, result: EstimateResult): Estimate {
  if (result.ok) return result.value;
  const lines = result.problems.map(({ code, message }) => `${name}: error ${code}: ${message}`);
  throw new CallerProblem(['there is no estimate:', ...lines].join('\n'));
}
