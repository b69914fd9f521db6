import * as z from 'zod';
import { attentionSchema, ffnSchema } from '../designs';
import { about, count, precisionSchema } from '../fields';
import { layersSchema } from './layers';

/** The keys that all three kinds share. */
export const common = {
  version: z.literal(1).optional().meta({ description: 'Version of the language.', otherwise: '1' }),
  name: z.string().meta({ description: 'Name shown to people.' }),
  sources: z.record(z.string(), z.string()).optional().meta({
    description:
      'Where figures come from: a key path of this file such as `memory.bandwidth`, and its source.',
  }),
};

/** A model file. */
export const modelSchema = z
  .strictObject({
    ...common,
    hidden: count().meta(about('Width of the residual stream.', 'count')),
    vocabulary: count(0)
      .optional()
      .meta(about('Entries of the vocabulary.', 'count', '0: embedding and LM head are not counted')),
    tied_embeddings: z
      .boolean()
      .optional()
      .meta({ description: 'Whether embedding and LM head share their weights.', otherwise: 'false' }),
    positions: count()
      .optional()
      .meta(about('Learned position embeddings.', 'count', 'none')),
    precision: precisionSchema.optional(),
    attention: z
      .record(z.string(), attentionSchema)
      .meta({ description: 'The attention designs, by a name of your choice.' }),
    ffn: z.record(z.string(), ffnSchema).meta({ description: 'The FFN designs, by a name of your choice.' }),
    layers: layersSchema,
  })
  .meta({ description: 'A model: what one decoded token computes and reads.' });

export type ModelSpec = z.infer<typeof modelSchema>;
