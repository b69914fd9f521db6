import type { Efficiency } from '../spec';

/** The numbers of a card, or of one of its kernel families, that measurements may tell. */
type NumberName = 'compute' | 'memory' | 'network' | 'kernel overhead' | 'hop';

/** A number that measurements told, rounded as it is written. */
export interface FittedNumber {
  readonly name: NumberName;
  /** Its place in the hardware file. */
  readonly path: readonly string[];
  /** What it was: as the file states it, or the default. */
  readonly before: number;
  readonly value: number;
  /** Where it lies, by the spread of the residuals: 95% of such measurements. Seconds for overheads. */
  readonly low: number;
  readonly high: number;
}

/** A number that the measurements do not tell, and why. */
export interface HeldNumber {
  readonly name: NumberName;
  readonly value: number;
  readonly reason: string;
}

/** How close the estimate comes to a measurement. */
export interface FitPoint {
  readonly row: number;
  readonly measured: number;
  /** Seconds with the fitted numbers. */
  readonly predicted: number;
}

/** What a group of measurements told. */
export interface Fit {
  /** A kernel family, `network`, or `end to end`. */
  readonly subject: string;
  readonly points: readonly FitPoint[];
  readonly numbers: readonly FittedNumber[];
  readonly held: readonly HeldNumber[];
  readonly error: FitError;
  /** What all efficiencies were multiplied by, where deployments told one number only. */
  readonly commonFactor?: number;
}

export interface FitError {
  /** Geometric mean of predicted/measured or its inverse, whichever is larger; 1 is perfect. */
  readonly factor: number;
  /** The row that is furthest off, and by how much. */
  readonly worst: { readonly row: number; readonly factor: number };
}

/** How far predictions are from measurements. */
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

/** An efficiency around a value, by a factor to either side; never above the peak. */
export function efficiencyAround(value: number, spread: number): Required<Omit<Efficiency, 'source'>> {
  return rounded(value, value / spread, value * spread);
}

/** Four digits; the range is rounded outwards, where there is one, and ends at the peak. */
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

/** Seconds to four digits; less than 5 ns is none. */
export function roundedSeconds(seconds: number): number {
  return seconds < 5e-9 ? 0 : Number(seconds.toPrecision(4));
}
