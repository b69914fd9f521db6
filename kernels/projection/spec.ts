import * as z from 'zod';
import { variantSchema } from '../../server/core/profile';

const count = z.int().positive();

/** `batch` rows of `inner` elements times the weights [outer, inner]. */
export const projectionSchema = z.strictObject({
  kernel: z.enum(['gemm', 'gemv']),
  batch: count,
  inner: count,
  outer: count,
  variant: variantSchema,
});
export type ProjectionKernelSpec = z.infer<typeof projectionSchema>;
