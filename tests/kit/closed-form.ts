/** A pipeline of equal layers, each passing every resource once. */
export interface UniformPipeline {
  readonly layers: number;
  /** Seconds of a micro-batch at each resource, per layer. */
  readonly stages: readonly number[];
  /** Seconds a micro-batch spends on hops per layer, both ways together. */
  readonly hops: number;
  readonly microBatches: number;
  /** Seconds of the LM head of one micro-batch. */
  readonly head: number;
}

/**
 * TPOT of equal layers: L·max(m·max stage, Σ stages + hops) + m·head. A layer takes as long as the busiest resource
 * needs for all m micro-batches, or as long as one micro-batch needs for the whole way round, whichever is more: a cycle
 * of the fixed service order that follows a resource x times and a micro-batch y times covers x + y layers and weighs
 * at most x·m·max stage + y·(Σ stages + hops).
 */
export function closedFormTpot({ layers, stages, hops, microBatches, head }: UniformPipeline): number {
  const busiest = microBatches * Math.max(0, ...stages);
  const roundTrip = stages.reduce((sum, seconds) => sum + seconds, hops);
  return layers * Math.max(busiest, roundTrip) + microBatches * head;
}
