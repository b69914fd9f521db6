/** The share of the whole reach of the tests: a tenth in `npm test`, 1 in `npm run test:long`, or what `NUM_RUNS` says. */
const reach = Number(process.env.NUM_RUNS ?? 0.1);

/** How often a property is tried, of `times` in a long run; ten times at least. */
export function runs(times: number): number {
  return Math.max(Math.min(10, times), Math.round(times * reach));
}

/** Whether this is a long run, in which what is otherwise sampled is tried in full. */
export const long = reach >= 1;

/** Every so many of a list, evenly spread, so that a long run has all of them; the first is always among them. */
export function sampled<Value>(all: readonly Value[]): readonly Value[] {
  const count = runs(all.length);
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
}
