import * as z from 'zod';
import { spreadSchema } from './statistics';

/** How a program is timed. */
export const timingSchema = z.strictObject({
  /** Samples taken; fewer where they would take longer than `budget`. */
  samples: z.int().positive(),
  /** Seconds of running, repeated while it gets faster, before the first sample: an idle device runs at a low clock. */
  warmUp: z.number().nonnegative(),
  /** Seconds that all samples together may take. */
  budget: z.number().positive(),
  /** Bytes that the inputs of consecutive samples should add up to. */
  rotation: z.number().nonnegative(),
});
export type Timing = z.infer<typeof timingSchema>;

/** Times of one run of a program. */
export const timesSchema = z.strictObject({
  /** On the device's clock, or on the wall clock where the device has none. */
  device: spreadSchema,
  wall: spreadSchema,
  clock: z.enum(['device', 'wall']),
  /** Runs that one sample lasted, so that the clock could resolve it. */
  runsPerSample: z.int(),
});
export type Times = z.infer<typeof timesSchema>;
