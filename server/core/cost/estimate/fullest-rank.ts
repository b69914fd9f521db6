import type { Layout } from './layout';

/**
 * Expected largest of n independent standard normal numbers, by Blom's approximation Φ⁻¹((n − 3/8)/(n + 1/4)) (G. Blom,
 * Statistical Estimates and Transformed Beta-Variables, 1958); 0 for one number, within 2% up to 1000.
 */
export function expectedLargest(n: number): number {
  if (n <= 1) return 0;
  return upperNormal(0.625 / (n + 0.25));
}

/** The standard normal number that is exceeded with a chance of at most 1/2 (Abramowitz and Stegun, 26.2.23). */
function upperNormal(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance));
  return (
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}

/**
 * By what factor the fullest data-parallel rank's contexts exceed the mean. A rank's sum of t contexts has the mean t·S and
 * the deviation √t·σ; a layer waits for the largest of the sums over all ranks. 1 where contexts do not differ.
 */
export function fullestRank({ attention, deviation, context, sequences }: Layout): number {
  const { data } = attention.degrees;
  if (deviation === 0 || data === 1) return 1;
  return 1 + (expectedLargest(data) * deviation) / (context * Math.sqrt(sequences));
}
