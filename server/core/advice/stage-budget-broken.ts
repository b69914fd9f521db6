import { type Resource, ROUND_TRIP } from '../pipeline';
import { halvesOf, type PoolKey } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { moreInstances } from './instances';
import type { Variation } from './variation';

/** A TPOT of 50 ms (20 tokens per second and user), the target of the Step-3 paper. */
export const PAPER_TPOT = 50e-3;

/** The seconds of each pipeline stage over all layers, for a TPOT: 12.5 ms for four stages of 50 ms. */
export function stageBudget(tpot: number, stages: number): number {
  return tpot / stages;
}

/** The seconds of a stage per layer: 272 µs for the paper's stage and 61 layers. */
export function layerBudget(stageSeconds: number, layers: number): number {
  return stageSeconds / layers;
}

/** A stage that takes longer than the target allows. */
export interface BrokenBudget {
  /** A resource of the pipeline. */
  readonly stage: Resource;
  /** Seconds per micro-batch, with all layers and the LM head, and the limit. */
  readonly seconds: number;
  readonly budget: number;
}

/**
 * The stages that exceed their budget. With m micro-batches in flight each stage serves m of them within a step,
 * so one may take 1/m of the target (16.6 ms of 50 ms in the Step-3 paper, 272 µs per layer). Longest first.
 */
export function brokenBudgets(costed: CostedDeployment): readonly BrokenBudget[] {
  const [estimate, layout] = [costed.estimate(), costed.layout()];
  const target = costed.spec.target?.tpot;
  if (estimate === undefined || layout === undefined || target === undefined) return [];
  const { microBatches, speculation } = layout;
  // A single micro-batch may use the whole step.
  if (microBatches === 1) return [];
  const budget = stageBudget(target * speculation.kept, microBatches);
  return estimate.binding.terms.flatMap(({ name, seconds: step }) => {
    const seconds = (step * estimate.pipeline.stretch) / microBatches;
    return name === ROUND_TRIP || seconds <= budget ? [] : [{ stage: name, seconds, budget }];
  });
}

/** The pool that a stage, or its network, belongs to. */
export function poolOfStage(costed: CostedDeployment, stage: Resource): PoolKey {
  const { attention, ffn } = halvesOf(costed.spec);
  return stage === 'attention' || stage === 'attention scale-up' ? attention.pool.key : ffn.pool.key;
}

/**
 * The fewest instances of a stage's pool that meet its budget; undefined for a link that more servers do not
 * relieve.
 */
export function withinBudget(costed: CostedDeployment, stage: Resource): Variation | undefined {
  return moreInstances(
    costed,
    poolOfStage(costed, stage),
    (varied) =>
      varied.estimate() !== undefined && !brokenBudgets(varied).some((broken) => broken.stage === stage),
  );
}
