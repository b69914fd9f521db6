import * as z from 'zod';
import { type AttentionSpec, attentionSchema, type FfnSpec, ffnSchema } from '../designs';
import { about, count, precisionSchema } from '../fields';
import { layersSchema } from './layers';

/** The keys that all three kinds of file share. */
export const common = {
  version: z.literal(1).optional().meta({ description: 'Version of the language.', otherwise: '1' }),
  name: z.string().meta({ description: 'Name shown to people.' }),
  sources: z.record(z.string(), z.string()).optional().meta({
    description:
      'Where figures come from: a key path of this file such as `memory.bandwidth`, and its source.',
  }),
};

/** Placeholders for the designs of a new model. */
export const USUAL_DESIGNS = {
  attention: { gqa: { type: 'gqa', heads: 32, kv_heads: 8, head_dim: 128 } },
  ffn: { dense: { type: 'dense', width: 14336 } },
} as const satisfies {
  readonly attention: Readonly<Record<string, AttentionSpec>>;
  readonly ffn: Readonly<Record<string, FfnSpec>>;
};

/** A model file. */
export const modelSchema = z
  .strictObject({
    ...common,
    hidden: count().meta({ ...about('Width of the residual stream.', 'count'), usual: 4096 }),
    vocabulary: count(0)
      .optional()
      .meta({
        ...about('Entries of the vocabulary.', 'count', '0: embedding and LM head are not counted'),
        usual: 128256,
      }),
    tied_embeddings: z
      .boolean()
      .optional()
      .meta({ description: 'Whether embedding and LM head share their weights.', otherwise: 'false' }),
    positions: count()
      .optional()
      .meta(about('Learned position embeddings.', 'count', 'none')),
    layer_embeddings: count()
      .optional()
      .meta(about('Width of the embedding that each layer has of its own (Gemma 3n).', 'count', 'none')),
    precision: precisionSchema.optional(),
    attention: z.record(z.string(), attentionSchema).meta({
      description: 'The attention designs, by a name of your choice.',
      usual: USUAL_DESIGNS.attention,
    }),
    ffn: z
      .record(z.string(), ffnSchema)
      .meta({ description: 'The FFN designs, by a name of your choice.', usual: USUAL_DESIGNS.ffn }),
    layers: layersSchema,
  })
  .meta({ description: 'A model: what one decoded token computes and reads.' });

export type ModelSpec = z.infer<typeof modelSchema>;
