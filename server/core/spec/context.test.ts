import { describe, expect, it } from 'vitest';
import { spreadOf } from './context';

describe('the spread of a context', () => {
  it('is one number for all sequences', () => expect(spreadOf(4096)).toEqual({ mean: 4096, max: 4096 }));

  it('is that of an even distribution between the shortest and the longest without any quantile', () => {
    const { mean, deviation } = spreadOf({ quantiles: {}, min: 1000, max: 3000 });
    expect(mean).toBeCloseTo(2000, 9);
    expect(deviation).toBeCloseTo(2000 / Math.sqrt(12), 9);
  });

  it('weighs the pieces between quantiles by their shares', () => {
    const { mean, max } = spreadOf({ quantiles: { p50: 1000, p90: 5000 }, min: 1, max: 9000 });
    expect(mean).toBeCloseTo((0.5 * 1001) / 2 + (0.4 * 6000) / 2 + (0.1 * 14000) / 2, 9);
    expect(max).toBe(9000);
  });
});
