import { add, formula, multiply } from '../formula';
import type { AttentionOf } from '../spec';
import type { AttentionOperator } from './operator';
import { limitContext } from './windowed';

/** The indexer keeps one key of index_dim elements a token, for all its heads. */
const INDEX_STATE = formula('index_dim * context * bytes_per_kv');
const INDEX_FLOPS = formula('2 * index_heads * index_dim * context');
/** The indexer's queries come from the low-rank query where the base has one; then its key and its head weights. */
const INDEX_FROM_RANK = formula(
  'query_rank * index_heads * index_dim + hidden * index_dim + hidden * index_heads',
);
const INDEX_FROM_HIDDEN = formula(
  'hidden * index_heads * index_dim + hidden * index_dim + hidden * index_heads',
);

const PER_WEIGHT = formula('bytes_per_weight');

/**
 * Sparse attention: an indexer scores every token of the context, the base attends to the top-k of them. All keys and
 * values stay in memory. Source: DeepSeek-V3.2-Exp report, section 1.
 */
export function sparseOperator(attention: AttentionOf<'sparse'>, base: AttentionOperator): AttentionOperator {
  const limited = limitContext(base, 'top_k');
  const { paperAttentionFlops, weightBytes } = limited;
  const index = base.variables.query_rank === undefined ? INDEX_FROM_HIDDEN : INDEX_FROM_RANK;
  const { top_k, index_heads, index_dim } = attention;
  return {
    ...limited,
    stateBytes: add(INDEX_STATE, limited.stateBytes),
    keptBytes: add(INDEX_STATE, base.keptBytes ?? base.stateBytes),
    attentionFlops: add(INDEX_FLOPS, limited.attentionFlops),
    ...(paperAttentionFlops === undefined
      ? {}
      : { paperAttentionFlops: add(INDEX_FLOPS, paperAttentionFlops) }),
    projections: add(base.projections, index),
    ...(weightBytes === undefined ? {} : { weightBytes: add(weightBytes, multiply(index, PER_WEIGHT)) }),
    split: {
      ...base.split,
      everywhere: add(base.split.everywhere, index),
      stateEverywhere: INDEX_STATE,
    },
    variables: { ...base.variables, top_k, index_heads, index_dim },
  };
}
