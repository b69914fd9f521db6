import * as z from 'zod';
import { about, count, precisionSchema } from '../../fields';

/** Keys that several attentions have in common. */
export const heads = count().meta({ ...about('Query heads H.', 'count'), usual: 32 });
export const kvHeads = count().meta({
  ...about('Key/value heads G that the query heads share.', 'count'),
  usual: 8,
});
export const headDim = count().meta({ ...about('Width d of a query and key head.', 'count'), usual: 128 });
export const valueDim = count()
  .optional()
  .meta({ ...about('Width of a value head.', 'count', 'as `head_dim`'), usual: 128 });
export const outputGate = z.boolean().optional().meta({
  description: 'Whether a learned gate multiplies the output; adds one projection.',
  otherwise: 'false',
});
const keyIsValue = z.boolean().optional().meta({
  description: 'Whether one projection makes both keys and values; both are cached.',
  otherwise: 'false',
});
const sharedKv = z.boolean().optional().meta({
  description: 'Whether keys and values are those of an earlier layer: read here, projected and kept there.',
  otherwise: 'false',
});
export const queryRank = count().meta({
  ...about('Width q of the low-rank query projection.', 'count'),
  usual: 1536,
});
export const precision = precisionSchema.optional();

/** The keys of heads that each have what they attend to. */
export const headKeys = {
  head_dim: headDim,
  value_dim: valueDim,
  output_gate: outputGate,
  key_is_value: keyIsValue,
  shared_kv: sharedKv,
  precision,
};

/** The keys of query heads over shared key and value heads. */
export const groupedKeys = { heads, kv_heads: kvHeads, ...headKeys };
