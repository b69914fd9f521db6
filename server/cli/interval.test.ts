import { expect, it } from 'vitest';
import { intervalText } from './interval';

it('tells the ends of an interval', () => {
  expect(intervalText({ low: 0.104, high: 0.12 })).toBe(' (104 ms to 120 ms over the efficiencies’ ranges)');
});

it('is silent where both ends read the same', () => {
  expect(intervalText({ low: 0.1041, high: 0.1044 })).toBe('');
});
