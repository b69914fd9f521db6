import * as z from 'zod/mini';
import { cardSchema } from './adapter-card';
import { failureSchema } from './failure';

/**
 * How a kernel computes. `portable` needs only core WebGPU; the others need the feature that they are named after.
 */
export const variantSchema = z.enum(['portable', 'f16', 'subgroups', 'matrix']);
export type Variant = z.infer<typeof variantSchema>;

/** The measured arithmetic units; `matrix` means f16 matrices with f32 accumulation. */
export const unitSchema = z.enum(['f32', 'f16', 'int8', 'matrix', 'matrixInt8']);
export type ArithmeticUnit = z.infer<typeof unitSchema>;

/** How the KV cache is stored; the 8-bit forms have one scale per token for keys and one for values. */
export const kvFormatSchema = z.enum(['f16', 'int8', 'e4m3']);
export type KvFormat = z.infer<typeof kvFormatSchema>;

/** A kernel measured at one size. Rates and shares are derived from the median. */
const kernelPointSchema = z.strictObject({
  kernel: z.string(),
  variant: variantSchema,
  /** How the KV cache is stored; null for kernels without one. */
  kv: z.nullable(kvFormatSchema),
  batch: z.int(),
  /** Tokens of context; null for kernels without one. */
  context: z.nullable(z.int()),
  /** Median time of a run on the device, and its spread. */
  seconds: z.number(),
  p20: z.number(),
  p80: z.number(),
  samples: z.int(),
  /** Median wall-clock time, including submission. */
  wallSeconds: z.number(),
  bytesPerSecond: z.number(),
  flopsPerSecond: z.number(),
  /** The time at the probed ceilings divided by the measured time. */
  fractionOfRoof: z.number(),
  boundBy: z.enum(['memory', 'compute']),
  /** |result - float64 reference| / |reference|; null if the output contains a NaN. */
  relativeError: z.nullable(z.number()),
  /** Why the point is unusable: a wrong result, or a time that the ceilings do not allow. */
  problem: z.nullable(z.string()),
});
export type KernelPoint = z.infer<typeof kernelPointSchema>;

/** The measured throughput of a device, as `decode-lens profile --json` prints it; SI units. */
export const profileSchema = z.strictObject({
  adapter: z.string(),
  card: cardSchema,
  /** When it was measured, in ISO 8601. */
  measuredAt: z.string(),
  /** The host, and whether the adapter is a software implementation. */
  host: z.enum(['node', 'browser']),
  /** Whether shaders ran with WebGPU's bounds checks; without them they are faster. */
  boundsChecks: z.boolean(),
  software: z.boolean(),
  probes: z.strictObject({
    copyBytesPerSecond: z.nullable(z.number()),
    readBytesPerSecond: z.nullable(z.number()),
    /** FLOP/s by unit; a multiply-add counts as 2. */
    flops: z.record(z.string(), z.number()),
  }),
  kernels: z.array(kernelPointSchema),
  /** What could not be measured, and why. */
  failures: z.array(z.strictObject({ what: z.string(), failure: failureSchema })),
});
export type Profile = z.infer<typeof profileSchema>;
