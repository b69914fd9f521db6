import * as z from 'zod/mini';

/** A kernel measured by `decode-lens profile --json`. */
export const measuredKernel = z.object({
  kernel: z.string(),
  variant: z.catch(z.string(), ''),
  batch: z.number(),
  context: z.number(),
  bytesPerSecond: z.number().check(z.positive()),
  flopsPerSecond: z.number().check(z.positive()),
});
export type MeasuredKernel = z.infer<typeof measuredKernel>;

const profile = z.object({ kernels: z.array(measuredKernel) });

/** The kernels in the JSON text of a profile; undefined if it is not a profile. */
export function readProfile(text: string): readonly MeasuredKernel[] | undefined {
  try {
    const read = profile.safeParse(JSON.parse(text));
    return read.success ? read.data.kernels : undefined;
  } catch {
    return undefined;
  }
}
