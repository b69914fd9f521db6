import { type CostedModel, estimateStep, type Hardware, layOut, poolMemory } from '../cost';
import { type DeploymentSpec, poolsOf, resized, withChanges } from '../spec';
import { combinations } from './combinations';
import { largestBatchIn } from './memory-fit';

/** The load that a deployment must serve. */
export interface Load {
  readonly tokensPerSecond: number;
  /** The TPOT limit in seconds; default: the deployment's target. */
  readonly tpot?: number;
}

/** A deployment that serves a load. */
export interface Sized {
  readonly deployment: DeploymentSpec;
  readonly accelerators: number;
  readonly batch: number;
  readonly tpot: number;
  readonly tokensPerSecond: number;
}

/** The maximum number of instances of a pool to try. */
const MOST_INSTANCES = 64;

/**
 * The deployment with the fewest accelerators that serves a load, among those that differ from the given one in
 * the batch and in the instances of its pools, whose free degrees follow (see {@link resized}). Undefined if even
 * the largest one tried does not serve it.
 */
export function smallestDeployment(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  load: Load,
): Sized | undefined {
  const target = load.tpot ?? deployment.target?.tpot;
  for (const { deployment: candidate, accelerators } of candidates(deployment)) {
    for (const batch of batchesFor(candidate, model, hardware, load.tokensPerSecond, target)) {
      const step = estimateStep(candidate, model, hardware, { batch });
      if (!step.ok) continue;
      const { tpot, layout } = step.value;
      const tokensPerSecond = (batch / tpot) * layout.utilization;
      if (tokensPerSecond < load.tokensPerSecond || tpot > (target ?? Number.POSITIVE_INFINITY)) continue;
      const sized = { ...candidate, workload: { ...deployment.workload, batch } };
      return { deployment: sized, accelerators, batch, tpot, tokensPerSecond };
    }
  }
  return undefined;
}

/**
 * The batches with which a candidate serves the load if any does. A larger batch gives more tokens per second, so
 * the right one uses all of the target, load·TPOT, rounded to the whole numbers on either side; or the largest
 * that fits, if that is smaller.
 */
function batchesFor(
  candidate: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  tokensPerSecond: number,
  target: number | undefined,
): readonly number[] {
  const laidOut = layOut(candidate, model, hardware, { batch: Number.MAX_SAFE_INTEGER });
  if (!laidOut.ok) return [];
  const { utilization } = laidOut.value;
  const wanted = (tokensPerSecond * (target ?? Number.POSITIVE_INFINITY)) / utilization;
  const room =
    largestBatchIn(poolMemory(model, laidOut.value), laidOut.value.batch) ?? Number.POSITIVE_INFINITY;
  const batches = [Math.floor(wanted), Math.ceil(wanted)].map((batch) => Math.min(batch, room));
  return [...new Set(batches)].filter((batch) => Number.isFinite(batch) && batch >= 1);
}

interface Candidate {
  readonly deployment: DeploymentSpec;
  readonly accelerators: number;
}

/** The variations, fewest accelerators first. */
function candidates(deployment: DeploymentSpec): readonly Candidate[] {
  const sizes = poolsOf(deployment).map(({ key, accelerators }) =>
    Array.from({ length: MOST_INSTANCES }, (_, index) => ({
      cards: (index + 1) * accelerators,
      changes: resized(deployment, key, index + 1),
    })),
  );
  const found: Candidate[] = [];
  for (const pools of combinations(sizes)) {
    const changes = pools.map((pool) => pool.changes);
    if (!changes.every((each) => each !== undefined)) continue;
    const accelerators = pools.reduce((sum, { cards }) => sum + cards, 0);
    found.push({ deployment: withChanges(deployment, changes.flat()), accelerators });
  }
  return found.sort((one, other) => one.accelerators - other.accelerators);
}
