import * as z from 'zod';
import { kvFormatSchema, variantSchema } from '../../server/core/profile';

export const attentionNames = ['mfa', 'gqa', 'mla', 'mha'] as const;
export type AttentionName = (typeof attentionNames)[number];

const count = z.int().positive();

/** Decode attention: one new token of each of `batch` sequences looks at `context` tokens. */
export const attentionSchema = z.strictObject({
  kernel: z.enum(attentionNames),
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
export type AttentionKernelSpec = z.infer<typeof attentionSchema>;
