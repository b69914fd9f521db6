import { formula } from '../formula';
import type { AttentionOf } from '../spec';
import type { AttentionOperator } from './operator';
import { NOTHING } from './split';

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
const SHARED_COMPRESSION = formula(COMPRESSION);
const SHARED_QUERY_AND_COMPRESSION = formula(`${QUERY_RANK} + ${COMPRESSION}`);
const OUTPUT_PROJECTION = formula(OUTPUT);

/**
 * Multi-head latent attention with the up-projections absorbed into query and output, as decoding runs it.
 * Source: DeepSeek-V2 paper (arXiv 2405.04434), section 2.1; Step-3 paper, section 4.
 */
export function mlaOperator(attention: AttentionOf<'mla'>): AttentionOperator {
  const { heads, query_rank, kv_rank, rope_dim, nope_dim, value_dim } = attention;
  const variables = { heads, kv_rank, rope_dim, nope_dim, value_dim };
  return {
    stateBytes: STATE,
    attentionFlops: FLOPS,
    paperAttentionFlops: PAPER_FLOPS,
    projections: query_rank === undefined ? FULL_QUERY : LOW_RANK_QUERY,
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
