/** The mantissas of the ticks of a log axis by its length in decades: dense for a short axis. */
const STEPS: readonly (readonly [decades: number, mantissas: readonly number[]])[] = [
  [
    0.3,
    [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.2, 2.4, 2.6, 2.8, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9],
  ],
  [0.8, [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]],
  [2.5, [1, 2, 5]],
  [Number.POSITIVE_INFINITY, [1]],
];

/** Round values on a log axis from `low` to `high`, enough for a short axis and not too many for a long one. */
export function logTicks(low: number, high: number): readonly number[] {
  const span = Math.log10(high / low);
  const mantissas = STEPS.find(([decades]) => span <= decades)?.[1] ?? [1];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++)
    for (const mantissa of mantissas) ticks.push(Number(`${mantissa}e${decade}`));
  return ticks.filter((tick) => tick >= low && tick <= high);
}
