/** By how much a figure rose, as a share of what it was; undefined where either is missing or no number, or it was 0. */
export function riseOf(
  before: number | null | undefined,
  after: number | null | undefined,
): number | undefined {
  if (before == null || after == null || before === 0) return undefined;
  const rise = after / before - 1;
  return Number.isFinite(rise) ? rise : undefined;
}
