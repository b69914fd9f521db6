import { formatQuantity } from '../core/quantity';

/** The ends of an interval in seconds, in parentheses; nothing where they read the same. */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [low, high].map((seconds) => formatQuantity(seconds, 'time'));
  return from === to ? '' : ` (${from} to ${to} over the efficiencies’ ranges)`;
}
