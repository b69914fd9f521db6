/**
 * The divisors of a number of cards or ranks, smallest first; empty for a number that is not whole or too large to
 * be one.
 */
export function divisors(count: number): readonly number[] {
  const found: number[] = [];
  if (!Number.isSafeInteger(count) || count > 1e6) return found;
  for (let divisor = 1; divisor <= count; divisor++) if (count % divisor === 0) found.push(divisor);
  return found;
}
