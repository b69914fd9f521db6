/** The relative change of a figure; undefined if either value is missing or not a number, or if the first is 0. */
export function riseOf(
  before: number | null | undefined,
  after: number | null | undefined,
): number | undefined {
  if (before == null || after == null || before === 0) return undefined;
  const rise = after / before - 1;
  return Number.isFinite(rise) ? rise : undefined;
}
