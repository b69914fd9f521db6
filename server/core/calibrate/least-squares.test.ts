import { describe, expect, it } from 'vitest';
import { leastSquares } from './least-squares';
import { inverseDiagonal, solveLinear } from './linear-solve';

const anything = { low: 1e-6, high: 1e6 };

describe('least squares', () => {
  const xs = [1, 2, 4, 8, 16];
  const line = ([slope = 0, offset = 0]: readonly number[]) => xs.map((x) => slope * x + offset);
  const data = line([3, 5]).map((value, index) => value * (index % 2 === 0 ? 1.04 : 0.97));
  const residuals = (values: readonly number[]) =>
    line(values).map((value, index) => Math.log(value / (data[index] ?? 0)));

  it('never raises the sum of squares from step to step', () => {
    const { history } = leastSquares([50, 0.5], [anything, anything], residuals);
    expect(history.length).toBeGreaterThan(2);
    expect([...history].sort((one, other) => other - one)).toEqual(history);
  });

  it('ends where no small change helps', () => {
    const { values, squares } = leastSquares([1, 1], [anything, anything], residuals);
    for (const [index, value] of values.entries())
      for (const by of [0.999, 1.001]) {
        const near = residuals(values.map((one, other) => (other === index ? value * by : one)));
        expect(near.reduce((sum, residual) => sum + residual ** 2, 0)).toBeGreaterThan(squares);
      }
  });

  it('stays within the bounds', () => {
    const { values } = leastSquares([1, 1], [{ low: 1e-6, high: 2 }, anything], residuals);
    expect(values[0]).toBe(2);
  });
});

describe('linear equations', () => {
  it('are solved with a pivot of 0', () => {
    const solution = solveLinear(
      [
        [0, 2],
        [4, 1],
      ],
      [6, 11],
    );
    expect(solution).toEqual([2, 3]);
  });

  it('have no solution where a row repeats another', () => {
    expect(
      inverseDiagonal([
        [1, 2],
        [2, 4],
      ]),
    ).toBeUndefined();
  });
});
