import type { AfdSpec, ColocatedSpec, Degrees, DeploymentSpec } from '../spec';

/** Multiples of a deployment's instances and batch that are looked at. */
const INSTANCES = [0.5, 1, 1.5, 2] as const;
const BATCHES = [0.125, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** The most micro-batches, instances of a pool and cards of a server that are varied. */
const MOST = { microBatches: 4, instances: 1024, accelerators: 64 } as const;

/**
 * Deployments that differ from one in the instances of its pools, its tensor parallelism and its micro-batches, in a fixed
 * order; at most 6 × 6 instances, 3 × 3 degrees and 4 micro-batches. `data` on the attention side and `expert` on the FFN side
 * take what is left of a pool, pipeline groups stay. The deployment itself is among them, its batch is the same in all.
 */
export function* neighbours(deployment: DeploymentSpec): Generator<DeploymentSpec> {
  for (const micro_batches of microBatchesNear(deployment))
    for (const shape of deployment.topology === 'afd' ? apart(deployment) : together(deployment))
      yield { ...shape, micro_batches };
}

/** The batches to look at, ascending, each a whole number of sequences for every card and micro-batch. */
export function batchesNear(batch: number, unit: number): readonly number[] {
  const whole = BATCHES.map((factor) => Math.max(unit, Math.round((batch * factor) / unit) * unit));
  return [...new Set([...whole, ...(batch >= unit ? [batch] : [])])].sort((one, other) => one - other);
}

function* apart(deployment: AfdSpec): Generator<AfdSpec> {
  const { attention, ffn } = deployment;
  for (const a of instancesNear(attention.instances))
    for (const f of instancesNear(ffn.instances))
      for (const attentionTensor of tensorsNear(attention.parallel, attention.accelerators))
        for (const ffnTensor of tensorsNear(ffn.parallel, ffn.accelerators))
          yield {
            ...deployment,
            attention: {
              ...attention,
              instances: a,
              parallel: { ...attention.parallel, tensor: attentionTensor, data: undefined },
            },
            ffn: {
              ...ffn,
              instances: f,
              parallel: { ...ffn.parallel, tensor: ffnTensor, expert: undefined },
            },
          };
}

function* together(deployment: ColocatedSpec): Generator<ColocatedSpec> {
  const { pool } = deployment;
  const { attention, ffn } = pool.parallel ?? {};
  for (const instances of instancesNear(pool.instances))
    for (const attentionTensor of tensorsNear(attention, pool.accelerators))
      for (const ffnTensor of tensorsNear(ffn, pool.accelerators)) {
        const parallel = {
          attention: { ...attention, tensor: attentionTensor, data: undefined },
          ffn: { ...ffn, tensor: ffnTensor, expert: undefined },
        };
        yield { ...deployment, pool: { ...pool, instances, parallel } };
      }
}

function microBatchesNear({ micro_batches, topology }: DeploymentSpec): readonly number[] {
  const own = micro_batches ?? (topology === 'afd' ? 3 : 1);
  const most = topology === 'afd' ? MOST.microBatches : 2;
  const usual = Array.from({ length: most }, (_, index) => index + 1);
  return [...new Set([...usual, own])].sort((one, other) => one - other);
}

function instancesNear(instances: number): readonly number[] {
  const near = [instances - 1, instances + 1, ...INSTANCES.map((factor) => Math.round(instances * factor))];
  const within = near.filter((count) => count >= 1 && count <= MOST.instances);
  return [...new Set([instances, ...within])].sort((one, other) => one - other);
}

/** The degree itself, half and twice, as far as they divide a server; tensor parallelism stays inside it. */
function tensorsNear(parallel: Degrees | undefined, accelerators: number): readonly number[] {
  const own = parallel?.tensor ?? 1;
  if (accelerators > MOST.accelerators) return [own];
  const near = [own / 2, own * 2].filter((degree) => Number.isInteger(degree) && accelerators % degree === 0);
  return [...new Set([own, ...near])].sort((one, other) => one - other);
}
