import * as z from 'zod';
import { spreadSchema } from './statistics';

/** How a program is timed. */
export const timingSchema = z.strictObject({
  /** Number of samples; fewer if they would take longer than `budget`. */
  samples: z.int().positive(),
  /**
   * Seconds to run before the first sample, repeated while it gets faster: an idle device has a low clock rate.
   */
  warmUp: z.number().nonnegative(),
  /** Time limit of all samples together in seconds. */
  budget: z.number().positive(),
  /** Total bytes of the inputs of consecutive samples, to exceed caches. */
  rotation: z.number().nonnegative(),
});
export type Timing = z.infer<typeof timingSchema>;

/** Times of one run of a program. */
export const timesSchema = z.strictObject({
  /** By the device's clock, or the wall clock if the device has no timestamps. */
  device: spreadSchema,
  wall: spreadSchema,
  clock: z.enum(['device', 'wall']),
  /** Number of runs per sample, so that the clock can resolve it. */
  runsPerSample: z.int(),
});
export type Times = z.infer<typeof timesSchema>;
