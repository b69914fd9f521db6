/**
 * How often a property is tried: `times` in `npm run test:long`, a tenth of it in `npm test`, where seconds count.
 * The environment's `NUM_RUNS` is the factor.
 */
export function runs(times: number): number {
  const factor = Number(process.env.NUM_RUNS ?? 0.1);
  return Math.max(10, Math.round(times * factor));
}
