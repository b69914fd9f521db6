import { commonGrowth, newClock, pass } from './passage';
import { type Pipeline, stepSeconds } from './pipeline';
import { lowerBounds } from './terms';

/** Steps after which a pipeline that has not settled is left to Karp's algorithm. */
const PATIENCE = 6;

/**
 * Seconds from one step to the next once the pipeline is steady, the LM head included: the exact period of the
 * fixed-order service of {@link Pipeline}, which never falls when a duration grows. For equal layers it is the closed
 * form.
 */
export function steadyStep(pipeline: Pipeline): number {
  return stepSeconds(pipeline, layerPeriod(pipeline));
}

/**
 * The layers' part of a steady step. A step of the fixed-order service is a linear map of max-plus algebra; its period
 * is the map's eigenvalue (Baccelli, Cohen, Olsder, Quadrat: Synchronization and Linearity, 1992, section 3.2). As a
 * rule the second or third step already moves everything by the same amount, which then is the eigenvalue.
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

/** Differences below this share of a period are rounding. */
const NOISE = 1e-10;

/**
 * A period as it is meant: that of a lower bound where it is one but for rounding, so that what does not bind changes no
 * digit of it; else to 12 digits.
 */
export function withoutNoise(pipeline: Pipeline, period: number): number {
  for (const { seconds } of lowerBounds(pipeline))
    if (Math.abs(seconds - period) <= NOISE * period) return seconds;
  return Number(period.toPrecision(12));
}

/**
 * The eigenvalue by R. M. Karp, A characterization of the minimum cycle mean in a digraph, Discrete Mathematics 23
 * (1978): with D(k) the clock k steps after only one entry was set, over n entries, it is
 * max over entries of min over k < n of (D(n) − D(k)) / (n − k).
 */
function largestCycleMean(pipeline: Pipeline): number {
  const clock = newClock(pipeline).fill(Number.NEGATIVE_INFINITY);
  const size = clock.length;
  // A micro-batch visits every resource of a step, so that every entry is reached from the last micro-batch's.
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
