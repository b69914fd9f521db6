import * as z from 'zod';
import { about, count, tokens } from '../../fields';
import { add, formula } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import type { AttentionOperator } from '../operator';
import { NOTHING } from '../split';
import { headDim, heads, precision, queryRank } from './heads';

export const compressedSchema = z
  .strictObject({
    type: z.literal('compressed'),
    heads,
    head_dim: headDim.meta({
      ...about('Width d of a head, and of the one cached entry.', 'count'),
      usual: 512,
    }),
    query_rank: queryRank,
    every: tokens()
      .optional()
      .meta({
        ...about('Tokens that one compressed entry stands for.', 'tokens', 'the window alone'),
        usual: 4,
      }),
    overlap: z.boolean().optional().meta({
      description:
        'Whether an entry is made of its own tokens and of those before them: twice the projections.',
      otherwise: 'false',
    }),
    window: tokens().meta({ ...about('Last tokens that are kept uncompressed.', 'tokens'), usual: 128 }),
    top_k: tokens()
      .optional()
      .meta(about('Compressed entries that the indexer selects.', 'tokens', 'all of them')),
    index_heads: count(0)
      .optional()
      .meta(about('Heads of the indexer over compressed entries.', 'count', 'no indexer')),
    index_dim: count(0)
      .optional()
      .meta(about('Width of an indexer key.', 'count', 'no indexer')),
    output_rank: count()
      .optional()
      .meta(about('Width of each group’s low-rank output projection.', 'count', 'a full output projection')),
    output_groups: count()
      .optional()
      .meta(about('Groups of heads of the low-rank output projection.', 'count', '1')),
    precision,
  })
  .meta({
    description:
      'Compressed attention (DeepSeek-V4): one entry for several tokens, a window of uncompressed ones, an indexer.',
  });

type Compressed = z.infer<typeof compressedSchema>;

/** Entries that stay, and those that a token reads; a key is its own value. */
const KEPT_ENTRIES = 'min(context, window) + context / every';
const READ_ENTRIES = 'min(context, window) + min(context / every, top_k)';
const WINDOW = 'min(context, window)';

/** What a layer keeps, reads and computes with so many entries. */
const over = (kept: string, read: string) => ({
  kept: formula(`(${kept}) * head_dim * bytes_per_kv`),
  read: formula(`(${read}) * head_dim * bytes_per_kv`),
  flops: formula(`4 * heads * head_dim * (${read})`),
});

const COMPRESSED = over(KEPT_ENTRIES, READ_ENTRIES);
const ALL_READ = over(KEPT_ENTRIES, KEPT_ENTRIES);
const WINDOW_ALONE = over(WINDOW, WINDOW);
const INDEX = formula('index_dim * context / every * bytes_per_index');
const INDEX_FLOPS = formula('2 * index_heads * index_dim * context / every');

const QUERY_RANK = 'hidden * query_rank';
// The entry of a token; what makes compressed entries of several: values and weights, twice with overlap.
const ENTRY = `${QUERY_RANK} + hidden * head_dim`;
const WITH_COMPRESSOR = `${ENTRY} + 2 * hidden * head_dim * (1 + overlap)`;
const QUERY = 'query_rank * heads * head_dim';
const FULL_OUTPUT = 'heads * head_dim * hidden';
const LOW_RANK_OUTPUT = 'heads * head_dim * output_rank + output_groups * output_rank * hidden';
/** The indexer’s queries and head weights, and what makes its keys of several tokens. */
const INDEXER = formula(
  'query_rank * index_heads * index_dim + hidden * index_heads + 2 * hidden * index_dim * (1 + overlap)',
);

/**
 * Compressed attention: one head of keys, which are values too, in entries for several tokens next to a window of the last
 * ones. With an indexer a token reads the `top_k` entries that score best.
 */
function compressedOperator(attention: Compressed): AttentionOperator {
  const { heads, head_dim, query_rank, every, overlap = false, window, top_k } = attention;
  const { index_heads = 0, index_dim = 0, output_rank, output_groups = 1 } = attention;
  const output = output_rank === undefined ? FULL_OUTPUT : LOW_RANK_OUTPUT;
  const shared = every === undefined ? ENTRY : WITH_COMPRESSOR;
  const { kept, read, flops } =
    every === undefined ? WINDOW_ALONE : top_k === undefined ? ALL_READ : COMPRESSED;
  const projections = formula(`${shared} + ${QUERY} + ${output}`);
  const indexed = every !== undefined && index_heads > 0 && index_dim > 0;
  return {
    stateBytes: indexed ? add(read, INDEX) : read,
    keptBytes: indexed ? add(kept, INDEX) : kept,
    attentionFlops: indexed ? add(flops, INDEX_FLOPS) : flops,
    projections: indexed ? add(projections, INDEXER) : projections,
    // The low-rank query and the compressor; the queries and keys of the indexer; the low-rank output.
    further: {
      input: 1 + (every === undefined ? 0 : 1) + (indexed ? 2 : 0),
      output: output_rank === undefined ? 0 : 1,
    },
    split: {
      everywhere: indexed ? add(formula(shared), INDEXER) : formula(shared),
      perKvHead: NOTHING,
      output: formula(output),
      stateEverywhere: indexed ? INDEX : NOTHING,
      heads,
      kvHeads: 1,
    },
    variables: {
      heads,
      head_dim,
      query_rank,
      window,
      ...(every === undefined ? {} : { every, overlap: overlap ? 1 : 0 }),
      ...(top_k === undefined ? {} : { top_k }),
      ...(indexed ? { index_heads, index_dim } : {}),
      ...(output_rank === undefined ? {} : { output_rank, output_groups }),
    },
  };
}

/** Compressed attention. One wide entry serves all heads, as in latent attention, whose kernels run it. */
export const compressed: AttentionDesign<Compressed> = {
  core: { family: 'mla', reads: 'kv' },
  operator: (attention) => costed(compressedOperator(attention)),
};
