import {
  type Change,
  type Degrees,
  type DeploymentSpec,
  microBatchesOf,
  poolsOf,
  sharesCards,
  withChanges,
} from '../spec';
import { combinations } from './combinations';

/** The multiples of a deployment's instances and batch to try. */
const INSTANCES = [0.5, 1, 1.5, 2] as const;
const BATCHES = [0.125, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** The maximum number of micro-batches, instances of a pool and cards of a server that are varied. */
const MOST = { microBatches: 4, sharedMicroBatches: 2, instances: 1024, accelerators: 64 } as const;

/**
 * Deployments that differ from the given one in the instances of its pools, its tensor parallelism and its
 * micro-batches, in a fixed order; at most 6 × 6 instances, 3 × 3 degrees and 4 micro-batches. The free degree of
 * each half takes the rest of its pool, and pipeline groups stay. The given deployment is among them, and all have
 * its batch.
 */
export function* neighbours(deployment: DeploymentSpec): Generator<DeploymentSpec> {
  for (const micro_batches of microBatchesNear(deployment))
    for (const shape of shapes(deployment)) yield { ...shape, micro_batches };
}

/** The batches to try, ascending, each a whole number of sequences for every card and micro-batch. */
export function batchesNear(batch: number, unit: number): readonly number[] {
  const whole = BATCHES.map((factor) => Math.max(unit, Math.round((batch * factor) / unit) * unit));
  return [...new Set([...whole, ...(batch >= unit ? [batch] : [])])].sort((one, other) => one - other);
}

/** All combinations of the instances of each pool and the tensor degree of each half. */
function* shapes(deployment: DeploymentSpec): Generator<DeploymentSpec> {
  const pools = poolsOf(deployment);
  const instances = pools.map(({ key, instances: now }) =>
    instancesNear(now).map((count): Change[] => [{ path: [key, 'instances'], value: count }]),
  );
  const tensors = pools.flatMap(({ accelerators, halves }) =>
    halves.map(({ degrees, freeDegree, parallelPath }) =>
      tensorsNear(degrees, accelerators).map((tensor): Change[] => [
        { path: [...parallelPath, 'tensor'], value: tensor },
        { path: [...parallelPath, freeDegree], value: undefined },
      ]),
    ),
  );
  for (const changes of combinations([...instances, ...tensors]))
    yield withChanges(deployment, changes.flat());
}

function microBatchesNear(deployment: DeploymentSpec): readonly number[] {
  const own = microBatchesOf(deployment);
  const most = sharesCards(deployment) ? MOST.sharedMicroBatches : MOST.microBatches;
  const usual = Array.from({ length: most }, (_, index) => index + 1);
  return [...new Set([...usual, own])].sort((one, other) => one - other);
}

function instancesNear(instances: number): readonly number[] {
  const near = [instances - 1, instances + 1, ...INSTANCES.map((factor) => Math.round(instances * factor))];
  const within = near.filter((count) => count >= 1 && count <= MOST.instances);
  return [...new Set([instances, ...within])].sort((one, other) => one - other);
}

/** The degree itself, half and twice, if they divide a server: tensor parallelism stays inside it. */
function tensorsNear(parallel: Degrees | undefined, accelerators: number): readonly number[] {
  const own = parallel?.tensor ?? 1;
  if (accelerators > MOST.accelerators) return [own];
  const near = [own / 2, own * 2].filter((degree) => Number.isInteger(degree) && accelerators % degree === 0);
  return [...new Set([own, ...near])].sort((one, other) => one - other);
}
