import { type DeploymentSpec, halvesOf, microBatchesOf, poolsOf } from '../spec';

/** What a search varies of a deployment: instances of each pool, tensor degrees and micro-batches. */
export interface DeploymentShape {
  readonly instances: Record<string, number>;
  readonly tensor: { readonly attention: number; readonly ffn: number };
  readonly microBatches: number;
}

/** The shape of a deployment, with the defaults for what its file leaves out. */
export function deploymentShape(spec: DeploymentSpec): DeploymentShape {
  const { attention, ffn } = halvesOf(spec);
  return {
    instances: Object.fromEntries(poolsOf(spec).map(({ key, instances }) => [key, instances])),
    tensor: { attention: attention.degrees?.tensor ?? 1, ffn: ffn.degrees?.tensor ?? 1 },
    microBatches: microBatchesOf(spec),
  };
}
