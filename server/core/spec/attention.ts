import * as z from 'zod';
import { about, count, tokens } from './fields';
import { precisionSchema } from './precision';

const heads = count().meta(about('Query heads H.', 'count'));
const kvHeads = count().meta(about('Key/value heads G that the query heads share.', 'count'));
const headDim = count().meta(about('Width d of a query and key head.', 'count'));
const valueDim = count()
  .optional()
  .meta(about('Width of a value head.', 'count', 'as `head_dim`'));
const outputGate = z.boolean().optional().meta({
  description: 'Whether a learned gate multiplies the output; adds one projection.',
  otherwise: 'false',
});
const queryRank = count().meta(about('Width q of the low-rank query projection.', 'count'));
const precision = precisionSchema.optional();

/** Multi-head attention: every query head has a key and value head of its own. */
const mha = z
  .strictObject({
    type: z.literal('mha'),
    heads,
    head_dim: headDim,
    value_dim: valueDim,
    output_gate: outputGate,
    precision,
  })
  .meta({ description: 'Multi-head attention: each query head has its own key and value head.' });

const grouped = {
  heads,
  kv_heads: kvHeads,
  head_dim: headDim,
  value_dim: valueDim,
  output_gate: outputGate,
  precision,
};

const gqa = z
  .strictObject({ type: z.literal('gqa'), ...grouped })
  .meta({ description: 'Grouped-query attention: groups of query heads share a key and value head.' });

const mqa = z
  .strictObject({ type: z.literal('mqa'), ...grouped, kv_heads: kvHeads.optional().meta({ otherwise: '1' }) })
  .meta({ description: 'Multi-query attention: all query heads share one key and value head.' });

const mfa = z
  .strictObject({
    type: z.literal('mfa'),
    heads,
    kv_heads: kvHeads.optional().meta({ otherwise: '1' }),
    head_dim: headDim,
    query_rank: queryRank,
    precision,
  })
  .meta({
    description:
      'Multi-matrix factorization attention (Step-3): wide heads, a low-rank query, one shared key and value head.',
  });

const mla = z
  .strictObject({
    type: z.literal('mla'),
    heads,
    query_rank: queryRank
      .optional()
      .meta(about('Width q of the low-rank query projection.', 'count', 'a full query projection')),
    kv_rank: count().meta(about('Width r of the compressed KV cache entry.', 'count')),
    rope_dim: count().meta(about('Width p of the shared rotary key.', 'count')),
    nope_dim: count().meta(about('Width n of a head’s non-rotary query and key.', 'count')),
    value_dim: count().meta(about('Width v of a value head.', 'count')),
    precision,
  })
  .meta({
    description: 'Multi-head latent attention, absorbed for decoding: one compressed entry serves all heads.',
  });

const windowed = {
  ...grouped,
  kv_heads: kvHeads.optional().meta({ otherwise: 'as `heads`' }),
  query_rank: queryRank.optional(),
};

const sliding = z
  .strictObject({
    type: z.literal('sliding'),
    ...windowed,
    window: tokens().meta(about('Tokens that a token sees.', 'tokens')),
  })
  .meta({ description: 'Sliding-window attention: a token sees the last `window` tokens.' });

const chunked = z
  .strictObject({
    type: z.literal('chunked'),
    ...windowed,
    chunk: tokens().meta(about('Tokens of a chunk.', 'tokens')),
  })
  .meta({ description: 'Chunked attention: a token sees its own chunk; costed at a full chunk.' });

const lightning = z
  .strictObject({ type: z.literal('linear'), heads, head_dim: headDim, output_gate: outputGate, precision })
  .meta({ description: 'Lightning (linear) attention: a d×d state per head instead of a KV cache.' });

const gatedDelta = z
  .strictObject({
    type: z.literal('linear'),
    key_heads: count().meta(about('Key (and query) heads.', 'count')),
    value_heads: count().meta(about('Value heads; each keeps a key×value state.', 'count')),
    key_dim: count().meta(about('Width k of a key head.', 'count')),
    value_dim: count().meta(about('Width v of a value head.', 'count')),
    conv: count(0)
      .optional()
      .meta(about('Taps of the short convolution over queries, keys and values.', 'count', '0')),
    gate_rank: count()
      .optional()
      .meta(
        about(
          'Rank of the projections of decay and output gate.',
          'count',
          'full output gate, one decay a head',
        ),
      ),
    precision,
  })
  .meta({ description: 'Gated delta-rule linear attention: a k×v state per value head.' });

const expression = (description: string, otherwise?: string) =>
  z.union([z.string(), z.number()]).meta({
    description,
    examples: ['2 * heads * head_dim * context'],
    ...(otherwise === undefined ? {} : { otherwise }),
  });

const custom = z
  .object({
    type: z.literal('custom'),
    flops: expression('FLOPs of the attention core per token and layer.'),
    state_bytes: expression('Bytes of KV cache or state read per token and layer.', '0').optional(),
    parameters: expression('Parameters of the projections; linear FLOPs are twice these.', '0').optional(),
    weight_bytes: expression(
      'Bytes of the projections’ weights.',
      'parameters · bytes_per_weight',
    ).optional(),
    precision,
  })
  .catchall(z.number())
  .meta({
    description:
      'An attention given by quoted arithmetic in `hidden`, `context`, `bytes_per_kv`, `bytes_per_weight`, `bytes_per_state` and its own numeric keys.',
  });

const BASES = [mha, gqa, mqa, mfa, mla, sliding, chunked, lightning, gatedDelta, custom] as const;

const sparse = z
  .strictObject({
    type: z.literal('sparse'),
    base: z.union([z.string(), ...BASES]).meta({
      description: 'The attention that runs over the selected tokens: its name in this file, or itself.',
    }),
    top_k: tokens().meta(about('Tokens that the indexer selects.', 'tokens')),
    index_heads: count().meta(about('Heads of the indexer.', 'count')),
    index_dim: count().meta(about('Width of an indexer key.', 'count')),
    precision,
  })
  .meta({
    description: 'Sparse attention: an indexer selects top-k tokens, the base attention runs over those.',
  });

/** Every attention type of the language; a new design is one member here and one file in `cost/`. */
export const attentionSchema = z.union([...BASES, sparse]).meta({
  description: 'One attention design.',
});

export type AttentionSpec = z.infer<typeof attentionSchema>;
export type AttentionOf<Type extends AttentionSpec['type']> = Extract<AttentionSpec, { type: Type }>;
export type BaseAttentionSpec = Exclude<AttentionSpec, { type: 'sparse' }>;
