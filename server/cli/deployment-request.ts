import type { Counting } from '../core/cost';
import { type Estimate, estimate } from '../core/cost';
import type { DeploymentSpec } from '../core/spec';
import { meanContext } from '../core/summary';
import { type ResolvedDeployment, resolveDeployment, type SourceFile, Workspace } from '../language';
import { onlyFile, type Typed } from './arguments';
import { describeErrors, loadSpec } from './load';
import { CommandProblem } from './problem';
import { readCount, readCounting, readTokens } from './values';

/** The options that say what to cost. */
export const REQUEST_OPTIONS = ['counting', 'context', 'batch'] as const;

/** A deployment with everything it refers to, and what to cost it for. */
export interface DeploymentRequest {
  readonly argument: string;
  readonly file: SourceFile<'deployment'>;
  readonly spec: DeploymentSpec;
  readonly deployment: ResolvedDeployment;
  readonly workspace: Workspace;
  readonly counting: Counting;
  readonly context: number;
  readonly batch: number;
  /** Only what was asked for on the command line; the rest is the file's. */
  readonly overrides: { readonly context?: number; readonly batch?: number; readonly counting: Counting };
}

/** Reads a deployment and what to cost it for. */
export async function readRequest(typed: Typed, usage: string): Promise<DeploymentRequest> {
  const argument = onlyFile(typed, usage);
  const [contextOption, batchOption] = [typed.one('context'), typed.one('batch')];
  const counting = readCounting(typed);
  const overrides = {
    counting,
    ...(contextOption === undefined ? {} : { context: readTokens(contextOption) }),
    ...(batchOption === undefined ? {} : { batch: readCount('batch', batchOption) }),
  };
  const workspace = new Workspace();
  const file = await loadSpec(workspace, argument, 'deployment');
  const deployment = resolveDeployment(workspace, file);
  if (deployment === undefined) throw new CommandProblem(describeErrors(argument, file, workspace));
  return {
    argument,
    file,
    spec: file.spec,
    deployment,
    workspace,
    counting,
    context: overrides.context ?? meanContext(file.spec),
    batch: overrides.batch ?? file.spec.workload.batch,
    overrides,
  };
}

/** The estimate that was asked for; what stands in its way is told. */
export function estimateOf({ argument, spec, deployment, overrides }: DeploymentRequest): Estimate {
  const hardware = { attention: deployment.attention.hardware, ffn: deployment.ffn.hardware };
  const result = estimate(spec, deployment.model, hardware, overrides);
  if (result.ok) return result.value;
  const lines = result.problems.map(({ code, message }) => `${argument}: error ${code}: ${message}`);
  throw new CommandProblem(['there is no estimate:', ...lines].join('\n'));
}
