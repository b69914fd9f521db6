/** The value below which a share of the numbers lies, between the two nearest by proportion; NaN without numbers. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}

/** Spearman's rank correlation, equal values sharing their mean rank; 1 where there is nothing to rank. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const [rx, ry] = [ranks(xs), ranks(ys)];
  const mean = (xs.length - 1) / 2;
  let [both, x2, y2] = [0, 0, 0];
  for (const [index, x] of rx.entries()) {
    const [dx, dy] = [x - mean, (ry[index] ?? mean) - mean];
    both += dx * dy;
    x2 += dx * dx;
    y2 += dy * dy;
  }
  return x2 === 0 || y2 === 0 ? 1 : both / Math.sqrt(x2 * y2);
}

function ranks(values: readonly number[]): readonly number[] {
  const order = values
    .map((_, index) => index)
    .sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++;
    for (let place = from; place <= to; place++) result[order[place] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}
