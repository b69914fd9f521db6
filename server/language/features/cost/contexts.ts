import type { DeploymentSpec } from '../../../core/spec';

/** The contexts at which models are compared when nothing else is asked for, in tokens. */
export const USUAL_CONTEXTS: readonly number[] = [8192, 32768];

/** The mean context of a deployment's load: what its attention reads. */
export function meanContext(spec: DeploymentSpec): number {
  const { context } = spec.workload;
  return typeof context === 'number' ? context : context.mean;
}

/** A deployment's own context and the usual ones, ascending. */
export function contextsOf(spec: DeploymentSpec): readonly number[] {
  return [...new Set([meanContext(spec), ...USUAL_CONTEXTS])].sort((a, b) => a - b);
}
