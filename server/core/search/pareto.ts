/**
 * The Pareto frontier: candidates for which no other is at least as good in all objectives and better in one.
 * Sorted by the first objective.
 *
 * @param objectives the values of a candidate to minimize
 */
export function paretoFrontier<Candidate>(
  candidates: readonly Candidate[],
  objectives: (candidate: Candidate) => readonly number[],
): readonly Candidate[] {
  const measured = candidates.map((candidate) => ({ candidate, values: objectives(candidate) }));
  measured.sort((one, other) => compare(one.values, other.values));
  const frontier: typeof measured = [];
  for (const point of measured)
    if (!frontier.some((better) => dominates(better.values, point.values))) frontier.push(point);
  return frontier.map(({ candidate }) => candidate);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `one`, which is sorted before the other, dominates it; of equal points the first is kept. */
function dominates(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, index) => value <= (other[index] ?? 0));
}
