import { solveLinear } from './linear-solve';

/** A positive number to fit, between bounds. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The numbers that minimize the sum of squares. */
export interface LeastSquares {
  readonly values: readonly number[];
  readonly residuals: readonly number[];
  readonly squares: number;
  /** Derivative of each residual by the logarithm of each number. */
  readonly jacobian: readonly (readonly number[])[];
  /** The sum of squares after each step; it never grows. */
  readonly history: readonly number[];
}

type Residuals = (values: readonly number[]) => readonly number[];

const MOST_STEPS = 200;
/** Relative changes of the numbers and of the sum below which the search ends. */
const SETTLED = 1e-11;
/** Step of the logarithms for numerical derivatives. */
const STEP = 1e-6;

/**
 * Least squares by the Levenberg-Marquardt method (D. W. Marquardt, SIAM J. Appl. Math. 11, 1963) in the
 * logarithms of the numbers, each step clipped to the bounds. A step that does not reduce the sum is damped and
 * repeated.
 * @param settled relative changes of the numbers and of the sum below which the search ends
 */
export function leastSquares(
  start: readonly number[],
  ranges: readonly Range[],
  residualsOf: Residuals,
  settled = SETTLED,
): LeastSquares {
  const inside = (logs: readonly number[]): readonly number[] =>
    logs.map((log, index) => {
      const { low, high } = ranges[index] ?? { low: 0, high: Number.POSITIVE_INFINITY };
      return Math.min(Math.log(high), Math.max(Math.log(low), log));
    });
  const at = (logs: readonly number[]): readonly number[] => residualsOf(logs.map(Math.exp));
  let logs = inside(start.map(Math.log));
  let residuals = at(logs);
  let squares = sumOfSquares(residuals);
  let slopes = derivatives(logs, at);
  const history = [squares];
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS && damping < 1e12 && squares > 0; step++) {
    const change = marquardtStep(slopes, residuals, damping);
    const next = inside(logs.map((log, index) => log + (change[index] ?? 0)));
    const moved = Math.max(...next.map((log, index) => Math.abs(log - (logs[index] ?? 0))));
    if (moved < settled) break;
    const tried = at(next);
    const lower = sumOfSquares(tried);
    if (!(lower < squares)) {
      damping *= 5;
      continue;
    }
    const gained = squares - lower;
    [logs, residuals, squares] = [next, tried, lower];
    slopes = derivatives(logs, at);
    history.push(squares);
    if (gained < settled * squares) break;
    damping = Math.max(1e-12, damping / 5);
  }
  return { values: logs.map(Math.exp), residuals, squares, jacobian: slopes, history };
}

function sumOfSquares(residuals: readonly number[]): number {
  return residuals.reduce((sum, residual) => sum + residual ** 2, 0);
}

/** Central differences, by residual and number. */
function derivatives(logs: readonly number[], at: Residuals): readonly (readonly number[])[] {
  const columns = logs.map((_, index) => {
    const shifted = (by: number): readonly number[] =>
      at(logs.map((log, other) => (other === index ? log + by : log)));
    const [above, below] = [shifted(STEP), shifted(-STEP)];
    return above.map((residual, row) => (residual - (below[row] ?? 0)) / (2 * STEP));
  });
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? 0));
}

/** Jᵀ·J of a Jacobian. */
export function normalMatrix(jacobian: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = jacobian[0]?.length ?? 0;
  return Array.from({ length: size }, (_, one) =>
    Array.from({ length: size }, (__, other) =>
      jacobian.reduce((sum, row) => sum + (row[one] ?? 0) * (row[other] ?? 0), 0),
    ),
  );
}

function marquardtStep(
  jacobian: readonly (readonly number[])[],
  residuals: readonly number[],
  damping: number,
): readonly number[] {
  const damped = normalMatrix(jacobian).map((row, one) =>
    row.map((value, other) => (one === other ? value * (1 + damping) + 1e-12 : value)),
  );
  const downhill = damped.map(
    (_, index) => -jacobian.reduce((sum, row, point) => sum + (row[index] ?? 0) * (residuals[point] ?? 0), 0),
  );
  return solveLinear(damped, downhill) ?? downhill;
}
