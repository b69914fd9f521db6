import * as z from 'zod';
import { about, count } from './fields';
import { precisionSchema } from './precision';

const gated = z.boolean().optional().meta({
  description: 'Whether the FFN has a gate projection (SwiGLU): three matrices instead of two.',
  otherwise: 'true',
});
const precision = precisionSchema.optional();

const dense = z
  .strictObject({
    type: z.literal('dense'),
    width: count().meta(about('Intermediate width.', 'count')),
    gated,
    precision,
  })
  .meta({ description: 'A dense FFN.' });

const moe = z
  .strictObject({
    type: z.literal('moe'),
    experts: count().meta(about('Routed experts E.', 'count')),
    active: count().meta(about('Routed experts k that serve a token.', 'count')),
    width: count().meta(about('Intermediate width of a routed expert.', 'count')),
    shared: count(0)
      .optional()
      .meta(about('Shared experts, which serve every token.', 'count', '0')),
    shared_width: count()
      .optional()
      .meta(about('Intermediate width of a shared expert.', 'count', 'as `width`')),
    gated,
    precision,
  })
  .meta({ description: 'A mixture of experts.' });

const expression = (description: string, otherwise?: string) =>
  z.union([z.string(), z.number()]).meta({
    description,
    examples: ['6 * hidden * width'],
    ...(otherwise === undefined ? {} : { otherwise }),
  });

const custom = z
  .object({
    type: z.literal('custom'),
    flops: expression('FLOPs per token and layer.'),
    parameters: expression('Parameters of a layer.', 'half the FLOPs').optional(),
    active_parameters: expression('Parameters that serve one token.', 'all of them').optional(),
    weight_bytes: expression('Bytes of a layer’s weights.', 'parameters · bytes_per_weight').optional(),
    state_bytes: expression('Bytes of state read per token and layer.', '0').optional(),
    precision,
  })
  .catchall(z.number())
  .meta({
    description:
      'An FFN given by quoted arithmetic in `hidden`, `context`, `bytes_per_weight` and its own numeric keys.',
  });

/** Every FFN type of the language. */
export const ffnSchema = z.union([dense, moe, custom]).meta({ description: 'One FFN design.' });

export type FfnSpec = z.infer<typeof ffnSchema>;
export type FfnOf<Type extends FfnSpec['type']> = Extract<FfnSpec, { type: Type }>;
