import { type DeploymentSpec, halvesOf, microBatchesOf, poolsOf } from '../spec';

/**
 * The properties of a deployment that a search varies: instances of each pool, tensor degrees and micro-batches.
 */
export interface DeploymentShape {
  readonly instances: Record<string, number>;
  readonly tensor: { readonly attention: number; readonly ffn: number };
  readonly microBatches: number;
}

/** The shape of a deployment, with defaults for missing keys. */
export function deploymentShape(spec: DeploymentSpec): DeploymentShape {
  const { attention, ffn } = halvesOf(spec);
  return {
    instances: Object.fromEntries(poolsOf(spec).map(({ key, instances }) => [key, instances])),
    tensor: { attention: attention.degrees?.tensor ?? 1, ffn: ffn.degrees?.tensor ?? 1 },
    microBatches: microBatchesOf(spec),
  };
}
