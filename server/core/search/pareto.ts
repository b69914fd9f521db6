/**
 * The candidates that no other beats in every objective: those for which none is at least as good in all and better in one.
 * Sorted by the first objective.
 * @param objectives what to make small, of a candidate
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

/** Whether a point, sorted before the other, leaves it nothing; of equal points the first remains. */
function dominates(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, index) => value <= (other[index] ?? 0));
}
