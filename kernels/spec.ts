import * as z from 'zod';
import { type KvFormat, kvFormatSchema, type Variant, variantSchema } from '../server/core/profile';

export type { KvFormat, Variant };

const count = z.int().positive();

/** Decode attention: one new token of each of `batch` sequences looks at `context` tokens. */
export const attentionSpecSchema = z.strictObject({
  kernel: z.enum(['mfa', 'gqa', 'mla', 'mha']),
  heads: count,
  kvHeads: count,
  /** Elements of a key; for MLA the compressed rank and the rotary part together. */
  keyDim: count,
  /** Elements of a value; for MLA the compressed rank, the first part of the key. */
  valueDim: count,
  kv: kvFormatSchema,
  batch: count,
  context: count,
  variant: variantSchema,
  /** `sharp` logits let few tokens carry all weight, `flat` ones spread it. */
  logits: z.enum(['flat', 'sharp']).default('flat'),
  /** Overrides sizes that the variant would choose, for tuning. */
  tuning: z.record(z.string(), z.number()).optional(),
});
export type AttentionSpec = z.infer<typeof attentionSpecSchema>;

/** `tokens` rows of `inner` elements times the weights [outer, inner]. */
export const projectionSpecSchema = z.strictObject({
  kernel: z.enum(['gemm', 'gemv']),
  batch: count,
  inner: count,
  outer: count,
  variant: variantSchema,
});
export type ProjectionSpec = z.infer<typeof projectionSpecSchema>;

/** A gated mixture-of-experts FFN over `batch` tokens, each served by `active` experts. */
export const moeSpecSchema = z.strictObject({
  kernel: z.literal('moe'),
  batch: count,
  hidden: count,
  width: count,
  experts: count,
  active: count,
  variant: variantSchema,
});
export type MoeSpec = z.infer<typeof moeSpecSchema>;

export const kernelSpecSchema = z.discriminatedUnion('kernel', [
  attentionSpecSchema,
  projectionSpecSchema,
  moeSpecSchema,
]);
export type KernelSpec = z.infer<typeof kernelSpecSchema>;

/** A ceiling of the device. `matrix` stands for f16 matrices with f32 sums. */
export const probeSchema = z.enum(['copy', 'read', 'f32', 'f16', 'int8', 'matrix', 'matrixInt8']);
export type Probe = z.infer<typeof probeSchema>;
