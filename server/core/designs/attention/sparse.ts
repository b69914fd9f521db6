import * as z from 'zod';
import { about, count, tokens } from '../../fields';
import { add, formula, multiply } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { type AttentionOperator, addMatrices, PER_WEIGHT } from '../operator';
import { BASES } from './bases';
import { precision } from './heads';
import { limitContext } from './windowed';

export const sparseSchema = z
  .strictObject({
    type: z.literal('sparse'),
    base: z.union([z.string(), ...BASES]).meta({
      description: 'The attention that runs over the selected tokens: its name in this file, or itself.',
    }),
    top_k: tokens().meta({ ...about('Tokens that the indexer selects.', 'tokens'), usual: 2048 }),
    block: tokens()
      .optional()
      .meta(about('Tokens of a block: whole blocks are selected, and read.', 'tokens', '1')),
    index_heads: count().meta({ ...about('Heads of the indexer.', 'count'), usual: 64 }),
    index_dim: count().meta({ ...about('Width of an indexer key.', 'count'), usual: 128 }),
    shared_index: z.boolean().optional().meta({
      description: 'Whether the selection is that of an earlier layer: no indexer and no index of its own.',
      otherwise: 'false',
    }),
    precision,
  })
  .meta({
    description: 'Sparse attention: an indexer selects top-k tokens, the base attention runs over those.',
  });

type Sparse = z.infer<typeof sparseSchema>;

/** The indexer keeps one key of index_dim elements a token, for all its heads. */
const INDEX_STATE = formula('index_dim * context * bytes_per_index');
const INDEX_FLOPS = formula('2 * index_heads * index_dim * context');
/** The indexer's queries come from the low-rank query where the base has one; then its key and its head weights. */
const INDEX_FROM_RANK = formula(
  'query_rank * index_heads * index_dim + hidden * index_dim + hidden * index_heads',
);
const INDEX_FROM_HIDDEN = formula(
  'hidden * index_heads * index_dim + hidden * index_dim + hidden * index_heads',
);

/** The base over the selected tokens; all of its keys and values stay in memory. */
function selected({ top_k, block = 1 }: Sparse, base: AttentionOperator): AttentionOperator {
  const { keptBytes, variables } = base;
  const whole = Math.ceil(top_k / block) * block;
  return { ...limitContext(base, 'top_k'), keptBytes, variables: { ...variables, top_k: whole } };
}

/**
 * Sparse attention: an indexer scores every token of the context, the base attends to the top-k of them.
 * Source: DeepSeek-V3.2-Exp report, section 1.
 */
function sparseOperator(attention: Sparse, base: AttentionOperator): AttentionOperator {
  const limited = selected(attention, base);
  if (attention.shared_index === true) return limited;
  const { index_heads, index_dim } = attention;
  const { paperAttentionFlops, weightBytes } = limited;
  const index = base.variables.query_rank === undefined ? INDEX_FROM_HIDDEN : INDEX_FROM_RANK;
  return {
    ...limited,
    stateBytes: add(INDEX_STATE, limited.stateBytes),
    keptBytes: add(INDEX_STATE, limited.keptBytes),
    attentionFlops: add(INDEX_FLOPS, limited.attentionFlops),
    ...(paperAttentionFlops === undefined
      ? {}
      : { paperAttentionFlops: add(INDEX_FLOPS, paperAttentionFlops) }),
    projections: add(base.projections, index),
    // The indexer's queries; its key with its head weights.
    further: addMatrices(base.further, { input: 2, output: 0 }),
    ...(weightBytes === undefined ? {} : { weightBytes: add(weightBytes, multiply(index, PER_WEIGHT)) }),
    split: {
      ...base.split,
      everywhere: add(base.split.everywhere, index),
      stateEverywhere: INDEX_STATE,
    },
    variables: { ...limited.variables, index_heads, index_dim },
  };
}

/** Sparse attention over another one. */
export const sparse: AttentionDesign<Sparse, 'base'> = {
  inner: ['base'],
  operator: (attention, { base }) => costed(sparseOperator(attention, base)),
};
