import type { Pipeline, SequenceNode } from './pipeline';
import { type Resource, ROUND_TRIP, type TermName } from './resource';

/** A lower bound on the time of a step's layers. */
export interface Term {
  /** A resource that is never idle, or `round trip` for one micro-batch that never waits. */
  readonly name: TermName;
  readonly seconds: number;
}

/** A bound set by a resource: its working time. */
export interface ResourceTerm extends Term {
  readonly name: Resource;
}

/**
 * The lower bounds on the time of a step's layers, without LM heads: m·Σ of each resource's times, and Σ of all
 * times and hops of one micro-batch. For equal layers the step equals the largest of them.
 */
export function lowerBounds(pipeline: Pipeline): readonly Term[] {
  const { kinds } = pipeline;
  const counts = kindCounts(pipeline);
  let roundTrip = 0;
  kinds.forEach(({ phases }, kind) => {
    for (const phase of phases)
      for (const { seconds, delay } of phase) roundTrip += (counts[kind] ?? 0) * (seconds + delay);
  });
  return [...resourceTerms(pipeline), { name: ROUND_TRIP, seconds: roundTrip }];
}

/** The lower bounds on a step that its resources set. */
export function resourceTerms(pipeline: Pipeline): readonly ResourceTerm[] {
  const { resources, kinds, microBatches } = pipeline;
  const counts = kindCounts(pipeline);
  const totals = resources.map(() => 0);
  kinds.forEach(({ phases }, kind) => {
    for (const phase of phases)
      for (const { resource, seconds } of phase)
        totals[resource] = (totals[resource] ?? 0) + (counts[kind] ?? 0) * seconds;
  });
  return resources.map((name, index) => ({ name, seconds: microBatches * (totals[index] ?? 0) }));
}

/** The number of layers of each kind. */
function kindCounts({ kinds, sequence }: Pipeline): readonly number[] {
  const counts = kinds.map(() => 0);
  countKinds(sequence, 1, counts);
  return counts;
}

function countKinds(nodes: readonly SequenceNode[], times: number, counts: number[]): void {
  for (const node of nodes) {
    if ('of' in node) countKinds(node.of, times * node.repeat, counts);
    else counts[node.kind] = (counts[node.kind] ?? 0) + times * node.count;
  }
}
