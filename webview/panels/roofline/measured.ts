import * as z from 'zod/mini';

/** A kernel that `decode-lens profile --json` measured. */
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

/** The kernels of a profile's JSON text; undefined where it is none. */
export function readProfile(text: string): readonly MeasuredKernel[] | undefined {
  try {
    const read = profile.safeParse(JSON.parse(text));
    return read.success ? read.data.kernels : undefined;
  } catch {
    return undefined;
  }
}
