import { type Resource, ROUND_TRIP } from '../pipeline';
import { halvesOf, type PoolKey } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { moreInstances } from './instances';
import type { Variation } from './variation';

/** TPOT of 20 tokens per second and user, the target of the Step-3 paper. */
export const PAPER_TPOT = 50e-3;

/** Seconds that each of a pipeline's stages has over all layers, for a TPOT: 12.5 ms for four stages of 50 ms. */
export function stageBudget(tpot: number, stages: number): number {
  return tpot / stages;
}

/** Seconds that a stage has per layer: 272 us for the paper's stage and 61 layers. */
export function layerBudget(stageSeconds: number, layers: number): number {
  return stageSeconds / layers;
}

/** A stage that takes longer than the target leaves it. */
export interface BrokenBudget {
  /** A resource of the pipeline. */
  readonly stage: Resource;
  /** Seconds that it takes for a micro-batch, all layers and the LM head together, and those it may take. */
  readonly seconds: number;
  readonly budget: number;
}

/**
 * The stages that break their budget: with m micro-batches in flight each stage serves m of them within a step, and so may
 * take a part in m of the target for one (the Step-3 paper's 16.6 ms of 50 ms, 272 us a layer). Longest first.
 */
export function brokenBudgets(costed: CostedDeployment): readonly BrokenBudget[] {
  const [estimate, layout] = [costed.estimate(), costed.layout()];
  const target = costed.spec.target?.tpot;
  if (estimate === undefined || layout === undefined || target === undefined) return [];
  const { microBatches, speculation } = layout;
  // A single micro-batch has the whole step to itself.
  if (microBatches === 1) return [];
  const budget = stageBudget(target * speculation.kept, microBatches);
  return estimate.binding.terms.flatMap(({ name, seconds: step }) => {
    const seconds = (step * estimate.pipeline.stretch) / microBatches;
    return name === ROUND_TRIP || seconds <= budget ? [] : [{ stage: name, seconds, budget }];
  });
}

/** The pool whose cards a stage is, or whose network. */
export function poolOfStage(costed: CostedDeployment, stage: Resource): PoolKey {
  const { attention, ffn } = halvesOf(costed.spec);
  return stage === 'attention' || stage === 'attention scale-up' ? attention.pool.key : ffn.pool.key;
}

/** The fewest instances of a stage's pool with which it keeps its budget; undefined for a link that more servers leave as it is. */
export function withinBudget(costed: CostedDeployment, stage: Resource): Variation | undefined {
  return moreInstances(
    costed,
    poolOfStage(costed, stage),
    (varied) =>
      varied.estimate() !== undefined && !brokenBudgets(varied).some((broken) => broken.stage === stage),
  );
}
