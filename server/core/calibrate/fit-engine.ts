import type { EngineName, HardwareSpec } from '../spec';
import { withPlaced } from './adjusted-hardware';
import { type EngineNumber, engineKnobs, type Knob } from './engine-numbers';
import { type Fit, type FittedNumber, fitError, isTime, rounded, roundedSeconds } from './fit';
import { leastSquares, normalMatrix } from './least-squares';
import { inverseDiagonal } from './linear-solve';
import { measuredTpot, tpotOn } from './measured-deployment';
import type { DeploymentCase } from './measurement';

/** Standard deviations of log(estimate/measured) that runs may have whatever the numbers are; small ones follow the runs. */
const UNEXPLAINED = [0.02, 0.04, 0.08, 0.16] as const;
/** The usual one, where runs are too few to choose. */
const USUAL = 0.04;
/** Runs below which none is left out to choose by, and above which there is little to choose. */
const [FEW, MANY] = [5, 40];
/** Parts of the runs that are left out in turn. */
const FOLDS = 5;
/** The runs determine a number if they leave less than this share of what was unknown of it. */
const DETERMINED = 0.9;
/** Standard deviations to either side that hold four out of five. */
const FOUR_FIFTHS = 1.2816;
/** Relative change of the sum of squares below which a search ends. */
const SETTLED = 1e-4;
/** How far a factor may move, to either side. */
const FURTHEST = 10;

/** The value of a number times a factor: a share is at most 1. */
function moved({ name, before }: EngineNumber, factor: number): number {
  return isTime(name) ? before * factor : Math.min(1, before * factor);
}

/** The card with the numbers of an engine moved. */
function cardAt(card: HardwareSpec, knobs: readonly Knob[], factors: readonly number[]): HardwareSpec {
  const placed = knobs.flatMap(({ numbers }, index) =>
    numbers.map((number) => {
      const value = moved(number, factors[index] ?? 1);
      return { path: number.path, value: isTime(number.name) ? value : { value, low: value, high: value } };
    }),
  );
  return withPlaced(card, placed);
}

interface Solved {
  readonly knobs: readonly Knob[];
  readonly factors: readonly number[];
  /** Standard deviations of the factors' logarithms after the runs. */
  readonly deviations: readonly number[];
}

/**
 * The most likely factors: least squares on log time, weighed against how much each number may differ by its range. However few
 * the runs are, none is needed for a number that they do not tell.
 */
function solve(
  cases: readonly DeploymentCase[],
  card: HardwareSpec,
  knobs: readonly Knob[],
  unexplained: number,
): Solved {
  const measured = cases.map(measuredTpot);
  const { values, jacobian } = leastSquares(
    knobs.map(() => 1),
    knobs.map(() => ({ low: 1 / FURTHEST, high: FURTHEST })),
    (factors) => {
      const adjusted = cardAt(card, knobs, factors);
      return [
        ...cases.map((one, index) => Math.log(tpotOn(one, adjusted) / (measured[index] ?? 1)) / unexplained),
        ...knobs.map(({ deviation }, index) => Math.log(factors[index] ?? 1) / deviation),
      ];
    },
    SETTLED,
  );
  const variances = inverseDiagonal(normalMatrix(jacobian));
  const deviations = knobs.map(({ deviation }, index) => Math.sqrt(variances?.[index] ?? deviation ** 2));
  return { knobs, factors: values, deviations };
}

/** How closely to follow the runs: as it foretells best those that are left out in turn. */
function unexplainedBy(cases: readonly DeploymentCase[], card: HardwareSpec, knobs: readonly Knob[]): number {
  if (cases.length < FEW || cases.length > MANY) return USUAL;
  const parts = Math.min(FOLDS, cases.length);
  const scored = UNEXPLAINED.map((unexplained) => {
    let error = 0;
    for (let part = 0; part < parts; part++) {
      const left = (_: DeploymentCase, index: number): boolean => index % parts === part;
      const seen = cases.filter((one, index) => !left(one, index));
      const { factors } = solve(seen, card, knobs, unexplained);
      const adjusted = cardAt(card, knobs, factors);
      for (const one of cases.filter(left))
        error += Math.abs(Math.log(tpotOn(one, adjusted) / measuredTpot(one)));
    }
    return { unexplained, error };
  });
  return scored.reduce((one, other) => (other.error < one.error ? other : one)).unexplained;
}

/**
 * Fits what an engine reaches on a card to whole deployments that ran under it. A step is a single time, so that no run tells
 * one number alone: each number starts at what holds without the runs and moves as far as its range and all runs together make
 * likely. Numbers that the runs tell little of are held.
 */
export function fitEngine(
  cases: readonly DeploymentCase[],
  card: HardwareSpec,
  engine: EngineName,
  measured: readonly (readonly string[])[],
): Fit {
  const taken = new Set(measured.map((path) => path.join('.')));
  const knobs = engineKnobs(cases, card, engine).flatMap((knob): Knob[] => {
    const numbers = knob.numbers.filter(({ path }) => !taken.has(path.join('.')));
    return numbers.length === 0 ? [] : [{ ...knob, numbers }];
  });
  const unexplained = unexplainedBy(cases, card, knobs);
  const first = solve(cases, card, knobs, unexplained);
  const determined = knobs.filter(
    ({ deviation }, index) => (first.deviations[index] ?? 0) < DETERMINED * deviation,
  );
  const result = solve(cases, card, determined.length === 0 ? knobs : determined, unexplained);
  const adjusted = cardAt(card, result.knobs, result.factors);
  const points = cases.map((one) => ({
    row: one.measurement.row,
    measured: measuredTpot(one),
    predicted: tpotOn(one, adjusted),
  }));
  return {
    subject: `${engine} end to end`,
    points,
    numbers: result.knobs.flatMap(({ numbers }, index) =>
      numbers.map((number) => fitted(number, result.factors[index] ?? 1, result.deviations[index] ?? 0)),
    ),
    held: knobs
      .filter((knob) => !result.knobs.includes(knob))
      .flatMap(({ numbers }) =>
        numbers.map(({ name, path, before }) => ({
          name,
          value: before,
          reason: `the runs tell little of ${path.slice(2).join('.')}`,
        })),
      ),
    error: fitError(points),
  };
}

function fitted(number: EngineNumber, factor: number, deviation: number): FittedNumber {
  const { name, path, before } = number;
  const spread = Math.exp(FOUR_FIFTHS * deviation);
  const value = moved(number, factor);
  const range = isTime(name)
    ? {
        value: roundedSeconds(value),
        low: roundedSeconds(value / spread),
        high: roundedSeconds(value * spread),
      }
    : rounded(value, value / spread, value * spread);
  return { name, path, before, ...range };
}
