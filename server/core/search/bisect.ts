/**
 * The largest whole number from `low` to `high` that fulfils a condition which, once violated, stays violated;
 * undefined if `low` violates it. Doubles its stride first, so that small results are cheap.
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

/** The zero of a rising function between two positive numbers, to a relative 1e-9, by geometric bisection. */
export function crossing(low: number, high: number, rising: (value: number) => number): number {
  let [below, above] = [low, high];
  while (above / below > 1 + 1e-9) {
    const middle = Math.sqrt(below * above);
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
  return Math.sqrt(below * above);
}
