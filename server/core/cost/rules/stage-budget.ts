/** TPOT of 20 tokens per second and user, the target of the Step-3 paper. */
export const PAPER_TPOT = 50e-3;

/** A stage of the paper's three-stage pipeline over all layers: a third of 50 ms, as it rounds it (down). */
export const PAPER_STAGE = 16.6e-3;

/** Seconds that each of a pipeline's stages has over all layers, for a TPOT: 12.5 ms for four stages of 50 ms. */
export function stageBudget(tpot: number, stages: number): number {
  return tpot / stages;
}

/** Seconds that a stage has per layer: 272 us for the paper's stage and 61 layers. */
export function layerBudget(stageSeconds: number, layers: number): number {
  return stageSeconds / layers;
}
