import type { DeploymentSpec } from '../spec';

/** What a search varies of a deployment: instances of each pool, tensor degrees and micro-batches. */
export interface DeploymentShape {
  readonly instances: Record<string, number>;
  readonly tensor: { readonly attention: number; readonly ffn: number };
  readonly microBatches: number;
}

/** The shape of a deployment, with the defaults for what its file leaves out. */
export function deploymentShape(spec: DeploymentSpec): DeploymentShape {
  if (spec.topology === 'colocated') {
    const { instances, parallel } = spec.pool;
    return {
      instances: { pool: instances },
      tensor: { attention: parallel?.attention?.tensor ?? 1, ffn: parallel?.ffn?.tensor ?? 1 },
      microBatches: spec.micro_batches ?? 1,
    };
  }
  const { attention, ffn } = spec;
  return {
    instances: { attention: attention.instances, ffn: ffn.instances },
    tensor: { attention: attention.parallel?.tensor ?? 1, ffn: ffn.parallel?.tensor ?? 1 },
    microBatches: spec.micro_batches ?? 3,
  };
}
