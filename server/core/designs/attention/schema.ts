import * as z from 'zod';
import { BASES } from './bases';
import { parallelSchema } from './parallel';
import { sparseSchema } from './sparse';

/** Every attention type of the language. */
export const attentionSchema = z.union([...BASES, sparseSchema, parallelSchema]).meta({
  description: 'One attention design.',
});

export type AttentionSpec = z.infer<typeof attentionSchema>;
export type AttentionOf<Type extends AttentionSpec['type']> = Extract<AttentionSpec, { type: Type }>;
