import * as z from 'zod';
import { about, count } from '../../fields';
import { add, formula } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { CONTEXT, HEAD_DIM, HEADS, ifGiven, measured, VALUE_DIM } from '../measured';
import type { AttentionOperator } from '../operator';
import { NOTHING } from '../split';
import { heads, outputGate, precision, queryRank } from './heads';

export const mlaSchema = z
  .strictObject({
    type: z.literal('mla'),
    heads,
    query_rank: queryRank
      .optional()
      .meta(about('Width q of the low-rank query projection.', 'count', 'a full query projection')),
    kv_rank: count().meta({ ...about('Width r of the compressed KV cache entry.', 'count'), usual: 512 }),
    rope_dim: count().meta({ ...about('Width p of the shared rotary key.', 'count'), usual: 64 }),
    nope_dim: count().meta({
      ...about('Width n of a head’s non-rotary query and key.', 'count'),
      usual: 128,
    }),
    value_dim: count().meta({ ...about('Width v of a value head.', 'count'), usual: 128 }),
    output_gate: outputGate,
    precision,
  })
  .meta({
    description: 'Multi-head latent attention, absorbed for decoding: one compressed entry serves all heads.',
  });

export type Mla = z.infer<typeof mlaSchema>;

/** One compressed entry of r + p elements a token serves all heads. */
const STATE = formula('(kv_rank + rope_dim) * context * bytes_per_kv');
/** Scores against r + p elements, weighted sum over r. */
const FLOPS = formula('2 * heads * ((kv_rank + rope_dim) + kv_rank) * context');
/** The paper counts the weighted sum over r + p elements as well. */
const PAPER_FLOPS = formula('4 * heads * (kv_rank + rope_dim) * context');
const COMPRESSION = 'hidden * (kv_rank + rope_dim)';
const OUTPUT = 'heads * value_dim * hidden';
const QUERY_RANK = 'hidden * query_rank';
const AFTER_QUERY = `${COMPRESSION} + kv_rank * heads * (nope_dim + value_dim) + ${OUTPUT}`;
const LOW_RANK_QUERY = formula(`${QUERY_RANK} + query_rank * heads * (nope_dim + rope_dim) + ${AFTER_QUERY}`);
const FULL_QUERY = formula(`hidden * heads * (nope_dim + rope_dim) + ${AFTER_QUERY}`);
const GATE = formula(OUTPUT);
const SHARED_COMPRESSION = formula(COMPRESSION);
const SHARED_QUERY_AND_COMPRESSION = formula(`${QUERY_RANK} + ${COMPRESSION}`);
const OUTPUT_PROJECTION = formula(OUTPUT);

/**
 * Multi-head latent attention with the up-projections absorbed into query and output, as decoding runs it.
 * Source: DeepSeek-V2 paper (arXiv 2405.04434), section 2.1; Step-3 paper, section 4.
 */
export function mlaOperator(attention: Mla): AttentionOperator {
  const { heads, query_rank, kv_rank, rope_dim, nope_dim, value_dim, output_gate } = attention;
  const ungated = query_rank === undefined ? FULL_QUERY : LOW_RANK_QUERY;
  const variables = { heads, kv_rank, rope_dim, nope_dim, value_dim };
  return {
    stateBytes: STATE,
    keptBytes: STATE,
    attentionFlops: FLOPS,
    paperAttentionFlops: PAPER_FLOPS,
    projections: output_gate === true ? add(ungated, GATE) : ungated,
    // The low-rank query; the absorbed up-projections before and after the core.
    further: { input: query_rank === undefined ? 1 : 2, output: 1 },
    split: {
      everywhere: query_rank === undefined ? SHARED_COMPRESSION : SHARED_QUERY_AND_COMPRESSION,
      perKvHead: NOTHING,
      output: OUTPUT_PROJECTION,
      stateEverywhere: NOTHING,
      heads,
      kvHeads: 1,
    },
    variables: query_rank === undefined ? variables : { ...variables, query_rank },
  };
}

/** Rotary part of a cached entry where a row does not give it: that of every published MLA model. */
const ROPE_DIM = 64;

/** Multi-head latent attention. `head dim` of a row is the width of a cached entry, compressed rank and rotary part together. */
export const mla: AttentionDesign<Mla> = {
  operator: (attention) => costed(mlaOperator(attention)),
  measured: measured({
    columns: {
      ...HEADS,
      ...HEAD_DIM,
      ...VALUE_DIM,
      'kv rank': ['kv rank', 'kv lora rank'],
      'rope dim': ['rope dim', 'qk rope head dim'],
      ...CONTEXT,
    },
    spec(row) {
      const many = row.count('heads');
      const given = ifGiven(row, 'rope dim');
      const rank = ifGiven(row, row.has('kv rank') ? 'kv rank' : 'value dim');
      const width = rank === undefined || given === undefined ? row.count('head dim') : rank + given;
      if (many === undefined || width === undefined) return undefined;
      const kv_rank = rank ?? width - (given ?? ROPE_DIM);
      const rope_dim = width - kv_rank;
      if (kv_rank < 1 || rope_dim < 1)
        return row.refuse(
          'invalid-value',
          `expected \`head dim\` of mla to be the width of a cached entry, compressed rank and rotary part together such as 576, found ${width}`,
        );
      return { type: 'mla', heads: many, kv_rank, rope_dim, nope_dim: 1, value_dim: 1 };
    },
  }),
};
