import { expect, test } from 'vitest';
import { logTicks } from './ticks';

test.each([
  [1, 1000, [1, 10, 100, 1000]],
  [90e-6, 900e-6, [1e-4, 2e-4, 5e-4]],
  [140, 320, [150, 200, 250, 300]],
  [157, 190, [160, 170, 180, 190]],
])('from %d to %d', (low, high, ticks) => expect(logTicks(low, high)).toEqual(ticks));
