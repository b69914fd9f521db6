/**
 * The largest whole number from `low` to `high` for which a condition holds that, once broken, stays broken; undefined
 * where it does not hold even for `low`. Doubles its stride first, so that small answers are cheap.
 */
export function largestWhole(
  low: number,
  high: number,
  holds: (value: number) => boolean,
): number | undefined {
  if (!(low <= high) || !holds(low)) return undefined;
  let good = low;
  let stride = 1;
  while (good + stride <= high && holds(good + stride)) {
    good += stride;
    stride *= 2;
  }
  let bad = Math.min(good + stride, high + 1);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Where a rising function crosses zero between two positive numbers, to a relative 1e-9; geometric bisection. */
export function crossing(low: number, high: number, rising: (value: number) => number): number {
  let [below, above] = [low, high];
  while (above / below > 1 + 1e-9) {
    const middle = Math.sqrt(below * above);
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
  return Math.sqrt(below * above);
}
