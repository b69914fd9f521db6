import type { Counting } from '../cost';
import { type DeploymentSpec, spreadOf } from '../spec';

/** The default context for a single figure, in tokens. */
export const USUAL_CONTEXT = 8192;

/** The default contexts for comparing models, in tokens. */
export const USUAL_CONTEXTS: readonly number[] = [USUAL_CONTEXT, 32768];

/** How costs are shown: the way of counting work, and the compared contexts, the first of which is explained. */
export interface View {
  readonly counting: Counting;
  readonly contexts: readonly number[];
}

export const USUAL_VIEW: View = { counting: 'exact', contexts: USUAL_CONTEXTS };

/** The context at which a view explains a figure, in tokens. */
export const firstContext = ({ contexts: [first = USUAL_CONTEXT] }: Pick<View, 'contexts'>): number => first;

/** The mean context of a deployment's workload, which its attention reads. */
export function meanContext(spec: DeploymentSpec): number {
  return spreadOf(spec.workload.context).mean;
}

/** A deployment's own context and the compared ones, ascending. */
export function contextsOf(spec: DeploymentSpec, compared = USUAL_CONTEXTS): readonly number[] {
  return [...new Set([meanContext(spec), ...compared])].sort((a, b) => a - b);
}
