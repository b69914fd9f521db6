import * as z from 'zod';
import { kvFormatSchema, variantSchema } from '../../server/core/profile';

export const attentionNames = ['mfa', 'gqa', 'mla', 'mha'] as const;
export type AttentionName = (typeof attentionNames)[number];

const count = z.int().positive();

/** Decode attention: one new token in each of `batch` sequences attends to `context` tokens. */
export const attentionSchema = z.strictObject({
  kernel: z.enum(attentionNames),
  heads: count,
  kvHeads: count,
  /** Elements of a key; for MLA the compressed rank plus the rotary part. */
  keyDim: count,
  /** Elements of a value; for MLA the compressed rank, which is the first part of the key. */
  valueDim: count,
  kv: kvFormatSchema,
  batch: count,
  context: count,
  variant: variantSchema,
  /** `sharp` logits concentrate the weights on few tokens, `flat` ones spread them. */
  logits: z.enum(['flat', 'sharp']).default('flat'),
  /** Overrides sizes that the variant would choose, for tuning. */
  tuning: z.record(z.string(), z.number()).optional(),
});
export type AttentionKernelSpec = z.infer<typeof attentionSchema>;
