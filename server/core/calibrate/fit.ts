import type { Efficiency } from '../spec';

/** The numbers of a card, or of one of its kernel families, that measurements may determine. */
export type NumberName =
  | 'compute'
  | 'memory'
  | 'network'
  | 'kernel overhead'
  | 'hop'
  | 'layer'
  | 'step'
  | 'collective'
  | 'exchange';

/** Whether a number is a time in seconds; the others are shares of a peak. */
export function isTime(name: NumberName): name is Exclude<NumberName, 'compute' | 'memory' | 'network'> {
  return name !== 'compute' && name !== 'memory' && name !== 'network';
}

/** A number determined by measurements, rounded as it is written. */
export interface FittedNumber {
  readonly name: NumberName;
  /** Its path in the hardware file. */
  readonly path: readonly string[];
  /** The previous value: as the file states it, or the default. */
  readonly before: number;
  readonly value: number;
  /** The 95% interval by the spread of the residuals. Seconds for overheads. */
  readonly low: number;
  readonly high: number;
}

/** A number that the measurements do not determine, and why. */
export interface HeldNumber {
  readonly name: NumberName;
  readonly value: number;
  readonly reason: string;
}

/** The estimate and the measurement of one point. */
export interface FitPoint {
  readonly row: number;
  readonly measured: number;
  /** Seconds with the fitted numbers. */
  readonly predicted: number;
}

/** The fit of a group of measurements. */
export interface Fit {
  /** A kernel family, `network`, or `end to end`. */
  readonly subject: string;
  readonly points: readonly FitPoint[];
  readonly numbers: readonly FittedNumber[];
  readonly held: readonly HeldNumber[];
  readonly error: FitError;
  /** The factor on all efficiencies, if deployments determine that one number only. */
  readonly commonFactor?: number;
}

export interface FitError {
  /** Geometric mean of predicted/measured or its inverse, whichever is larger; 1 is perfect. */
  readonly factor: number;
  /** The row with the largest error, and its factor. */
  readonly worst: { readonly row: number; readonly factor: number };
}

/** The error of predictions against measurements. */
export function fitError(points: readonly FitPoint[]): FitError {
  const off = points.map(({ row, measured, predicted }) => ({
    row,
    log: Math.abs(Math.log(predicted / measured)),
  }));
  const sum = off.reduce((total, { log }) => total + log, 0);
  const worst = off.reduce((one, other) => (other.log > one.log ? other : one), { row: 0, log: 0 });
  return {
    factor: Math.exp(sum / Math.max(1, points.length)),
    worst: { row: worst.log === 0 ? (points[0]?.row ?? 0) : worst.row, factor: Math.exp(worst.log) },
  };
}

/** An efficiency with a range of a factor to either side, at most the peak. */
export function efficiencyAround(value: number, spread: number): Required<Omit<Efficiency, 'source'>> {
  return rounded(value, value / spread, value * spread);
}

/** Rounds to four digits; the range, if there is one, outwards and to at most the peak. */
export function rounded(value: number, low: number, high: number) {
  const near = Math.min(1, Number(value.toPrecision(4)));
  const point = 1e-6;
  const below = low > value * (1 - point) ? near : outwards(low, Math.floor);
  const above = high < value * (1 + point) ? near : outwards(high, Math.ceil);
  return { value: near, low: Math.min(near, below), high: Math.max(near, Math.min(1, above)) };
}

function outwards(value: number, round: (scaled: number) => number): number {
  const scale = 10 ** (3 - Math.floor(Math.log10(value)));
  return Number((round(value * scale) / scale).toPrecision(4));
}

/** Rounds seconds to four digits; less than 5 ns becomes 0. */
export function roundedSeconds(seconds: number): number {
  return seconds < 5e-9 ? 0 : Number(seconds.toPrecision(4));
}
