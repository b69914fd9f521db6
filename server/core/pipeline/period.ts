import { commonGrowth, newClock, pass } from './passage';
import { type Pipeline, stepSeconds } from './pipeline';
import { lowerBounds } from './terms';

/** The number of steps after which Karp's algorithm takes over if the pipeline has not settled. */
const PATIENCE = 6;

/**
 * The steady-state step time, including the LM head: the exact period of the fixed-order service of {@link
 * Pipeline}, which is monotonic in every duration. For equal layers it equals the closed form.
 */
export function steadyStep(pipeline: Pipeline): number {
  return stepSeconds(pipeline, layerPeriod(pipeline));
}

/**
 * The layers' part of a steady step. A step of the fixed-order service is a linear map in max-plus algebra; its
 * period is the eigenvalue of the map (Baccelli, Cohen, Olsder, Quadrat: Synchronization and Linearity, 1992,
 * section 3.2). Usually the second or third step already moves every entry by the same amount, which is the
 * eigenvalue.
 */
export function layerPeriod(pipeline: Pipeline): number {
  const clock = newClock(pipeline);
  const before = newClock(pipeline);
  for (let step = 0; step < PATIENCE; step++) {
    before.set(clock);
    pass(pipeline, pipeline.sequence, clock);
    const growth = commonGrowth(before, clock, pipeline.resources.length);
    if (growth !== undefined) return withoutNoise(pipeline, growth);
  }
  return withoutNoise(pipeline, largestCycleMean(pipeline));
}

/** Relative differences of periods below this are rounding errors. */
const NOISE = 1e-10;

/**
 * Removes rounding errors from a period: returns the lower bound that it equals up to rounding, so that
 * non-binding terms do not change any digit; otherwise rounds to 12 digits.
 */
export function withoutNoise(pipeline: Pipeline, period: number): number {
  for (const { seconds } of lowerBounds(pipeline))
    if (Math.abs(seconds - period) <= NOISE * period) return seconds;
  return Number(period.toPrecision(12));
}

/**
 * The eigenvalue by R. M. Karp, A characterization of the minimum cycle mean in a digraph, Discrete Mathematics 23
 * (1978). With D(k) the clock after k steps from a single set entry, over n entries, it is the max over entries of
 * the min over k < n of (D(n) − D(k)) / (n − k).
 */
function largestCycleMean(pipeline: Pipeline): number {
  const clock = newClock(pipeline).fill(Number.NEGATIVE_INFINITY);
  const size = clock.length;
  // A micro-batch visits every resource in a step, so every entry is reachable from the last micro-batch's.
  clock[size - 1] = 0;
  const history = [clock.slice()];
  for (let step = 0; step < size; step++) {
    pass(pipeline, pipeline.sequence, clock);
    history.push(clock.slice());
  }
  let largest = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < size; entry++) {
    let least = Number.POSITIVE_INFINITY;
    for (let step = 0; step < size; step++) {
      const mean = ((clock[entry] ?? 0) - (history[step]?.[entry] ?? 0)) / (size - step);
      if (mean < least) least = mean;
    }
    if (Number.isFinite(least) && least > largest) largest = least;
  }
  return largest;
}
