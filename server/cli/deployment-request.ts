import type { Counting, EstimateResult } from '../core/cost';
import { meanContext } from '../core/summary';
import type { Workspace } from '../language';
import { resultOf, type Specs, type WholeDeployment } from '../tooling';
import { onlyFile, type Typed } from './arguments';
import { newSpecs } from './load';
import { readCount, readCounting, readPriceBasis, readTokens } from './values';

/** The options that change what is costed. */
export const REQUEST_OPTIONS = ['counting', 'context', 'batch', 'price-basis'] as const;

/** A deployment with the files it refers to, and the load to cost. */
export interface DeploymentRequest {
  readonly argument: string;
  readonly deployment: WholeDeployment;
  readonly specs: Specs;
  readonly workspace: Workspace;
  readonly counting: Counting;
  /** The mean context, from the command line or the file. */
  readonly context: number;
  readonly asksContext: boolean;
  readonly batch: number;
  readonly result: EstimateResult;
}

/** Loads a deployment and the load to cost. */
export async function readRequest(typed: Typed, usage: string): Promise<DeploymentRequest> {
  const argument = onlyFile(typed, usage);
  const [contextOption, batchOption] = [typed.one('context'), typed.one('batch')];
  const counting = readCounting(typed);
  const context = contextOption === undefined ? undefined : readTokens(contextOption);
  const batch = batchOption === undefined ? undefined : readCount('batch', batchOption);
  const specs = newSpecs(readPriceBasis(typed));
  const deployment = await specs.deployment(argument);
  const { spec } = deployment;
  return {
    argument,
    deployment,
    specs,
    workspace: specs.workspace,
    counting,
    context: context ?? meanContext(spec),
    asksContext: context !== undefined,
    batch: batch ?? spec.workload.batch,
    result: resultOf(deployment, { counting, context, batch }),
  };
}
