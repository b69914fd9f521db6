import { type LeastSquares, leastSquares, normalMatrix, type Range } from './least-squares';
import { inverseDiagonal } from './linear-solve';

/** A number that measurements may determine. */
export interface Unknown<Name extends string> extends Range {
  readonly name: Name;
  /** Its value if they do not. */
  readonly held: number;
  /** Where to begin the search. */
  readonly starts: readonly number[];
}

/** The repeatability of timings: a smaller residual is chance. */
export const NOISE = 0.005;
/** A number counts as determined if moving it by this factor, to either side, makes the fit worse. */
const DETERMINED_BY = 1.25;
/** Half width of a 95% interval, in standard errors. */
export const TWO_SIDED = 1.96;

/** A set of unknowns with their best fit. */
export interface Candidate<Name extends string> {
  readonly names: readonly Name[];
  readonly fit: LeastSquares;
  /** Standard errors of the logarithms; undefined if the unknowns cannot be separated. */
  readonly errors: readonly number[] | undefined;
  /** The unknowns that the measurements do not determine. */
  readonly undetermined: readonly Name[];
  readonly score: number;
}

type Residuals = (values: readonly number[]) => readonly number[];

/** The best fit of some unknowns, with the others held. */
export function candidateOf<Name extends string>(
  names: readonly Name[],
  unknowns: readonly Unknown<Name>[],
  points: number,
  residualsOf: Residuals,
): Candidate<Name> {
  const sought = names.flatMap((name) => unknowns.find((unknown) => unknown.name === name) ?? []);
  const fits = combinations(sought.map(({ starts }) => starts)).map((start) =>
    leastSquares(start, sought, residualsOf),
  );
  const fit = fits.reduce((one, other) => (other.squares < one.squares ? other : one));
  const deviation = Math.hypot(NOISE, spreadOf(fit.squares, points, names.length));
  const variances = inverseDiagonal(normalMatrix(fit.jacobian));
  const errors = variances?.map((variance) => deviation * Math.sqrt(variance));
  const refused = (index: number): boolean =>
    [1 / DETERMINED_BY, DETERMINED_BY].every((by) => refuses(index, by, fit, sought, deviation, residualsOf));
  const undetermined = errors === undefined ? names : names.filter((_, index) => !refused(index));
  return { names, fit, errors, undetermined, score: fit.squares / points + NOISE ** 2 };
}

/**
 * Whether the fit becomes worse if a number is moved and the others adapt. A number may be bounded on one side
 * only: for a memory-bound kernel the compute efficiency may be anything above the value reached.
 */
function refuses(
  index: number,
  by: number,
  fit: LeastSquares,
  sought: readonly Range[],
  deviation: number,
  residualsOf: Residuals,
): boolean {
  const value = fit.values[index] ?? 0;
  const { low, high } = sought[index] ?? { low: value, high: value };
  const moved = Math.min(high, Math.max(low, value * by));
  // A number at a bound of its range cannot move further.
  const part = Math.log(moved / value) / Math.log(by);
  if (part < 1e-3) return true;
  const pinned = sought.map((range, other) => (other === index ? { low: moved, high: moved } : range));
  const { squares } = leastSquares(fit.values, pinned, residualsOf);
  return squares - fit.squares > (part * TWO_SIDED * deviation) ** 2;
}

/** Standard deviation of the residuals; 0 if there are not more measurements than numbers. */
export function spreadOf(squares: number, points: number, numbers: number): number {
  return points > numbers ? Math.sqrt(squares / (points - numbers)) : 0;
}

/** The Cartesian product of the lists. */
function combinations(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return lists.reduce<readonly (readonly number[])[]>(
    (begun, list) => begun.flatMap((part) => list.map((value) => [...part, value])),
    [[]],
  );
}
