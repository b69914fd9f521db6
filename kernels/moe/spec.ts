import * as z from 'zod';
import { variantSchema } from '../../server/core/profile';

const count = z.int().positive();

/** A gated mixture-of-experts FFN over `batch` tokens, each served by `active` experts. */
export const moeSchema = z.strictObject({
  kernel: z.literal('moe'),
  batch: count,
  hidden: count,
  width: count,
  experts: count,
  active: count,
  variant: variantSchema,
});
export type MoeKernelSpec = z.infer<typeof moeSchema>;
