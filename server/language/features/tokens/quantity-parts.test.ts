import { expect, it } from 'vitest';
import { quantityParts } from './quantity-parts';

it.each([
  ['blanks before a word', `1${' '.repeat(100_000)}x`],
  ['blanks in a range', `0.8${' '.repeat(100_000)}..0.9x`],
  ['blanks in a unit', `1 a${' '.repeat(100_000)}b`],
  ['blanks after a percent', `1%${' '.repeat(100_000)}x`],
  ['digits', `${'1'.repeat(100_000)}x`],
])('takes no time for %s', (_, text) => {
  const before = process.cpuUsage();
  quantityParts(text);
  const { user } = process.cpuUsage(before);
  // Microseconds: with work that grows with the square it is seconds.
  expect(user).toBeLessThan(500_000);
});
