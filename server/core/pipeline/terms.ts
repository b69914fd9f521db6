import type { Pipeline, SequenceNode } from './pipeline';

/** A lower bound of a step's layers. */
export interface Term {
  /** A resource of the pipeline that never is idle, or `round trip`: one micro-batch that never waits. */
  readonly name: string;
  readonly seconds: number;
}

/** What one micro-batch without waiting is called among the terms. */
export const ROUND_TRIP = 'round trip';

/**
 * The lower bounds of a step's layers, LM heads apart: m·Σ of each resource's times, and Σ of all times and hops of one
 * micro-batch. For equal layers the largest of them is the step.
 */
export function lowerBounds(pipeline: Pipeline): readonly Term[] {
  const { resources, kinds, microBatches } = pipeline;
  const counts = kinds.map(() => 0);
  countKinds(pipeline.sequence, 1, counts);
  const totals = resources.map(() => 0);
  let roundTrip = 0;
  kinds.forEach(({ phases }, kind) => {
    const count = counts[kind] ?? 0;
    for (const phase of phases)
      for (const { resource, seconds, delay } of phase) {
        totals[resource] = (totals[resource] ?? 0) + count * seconds;
        roundTrip += count * (seconds + delay);
      }
  });
  const terms: Term[] = resources.map((name, index) => ({
    name,
    seconds: microBatches * (totals[index] ?? 0),
  }));
  terms.push({ name: ROUND_TRIP, seconds: roundTrip });
  return terms;
}

function countKinds(nodes: readonly SequenceNode[], times: number, counts: number[]): void {
  for (const node of nodes) {
    if ('of' in node) countKinds(node.of, times * node.repeat, counts);
    else counts[node.kind] = (counts[node.kind] ?? 0) + times * node.count;
  }
}
