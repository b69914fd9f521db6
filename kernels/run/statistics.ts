import * as z from 'zod';

/** A summary of samples, in seconds. */
export const spreadSchema = z.strictObject({
  median: z.number(),
  p20: z.number(),
  p80: z.number(),
  count: z.int(),
});
export type Spread = z.infer<typeof spreadSchema>;

/** The median, the 20th and the 80th percentile of samples. */
export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), p20: at(0.2), p80: at(0.8), count: sorted.length };
}
