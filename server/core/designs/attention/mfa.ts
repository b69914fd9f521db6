import * as z from 'zod';
import { type AttentionDesign, costed } from '../design';
import { ifGiven, KV_HEADS, measured } from '../measured';
import { groupedOperator, HEAD_COLUMNS, headsOf } from './grouped';
import { headDim, heads, kvHeads, precision, queryRank } from './heads';

export const mfaSchema = z
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

/**
 * Multi-matrix factorization attention: wide heads over one shared key and value head, with the query projected through
 * a low rank. Its core is that of grouped heads. Source: Step-3 paper, section 3.
 */
export const mfa: AttentionDesign<z.infer<typeof mfaSchema>> = {
  operator: (attention) => costed(groupedOperator({ ...attention, kv_heads: attention.kv_heads ?? 1 })),
  measured: measured({
    columns: { ...HEAD_COLUMNS, ...KV_HEADS },
    spec(row) {
      const [found, kv_heads] = [headsOf(row), ifGiven(row, 'kv heads')];
      return found && { type: 'mfa', heads: found.heads, kv_heads, head_dim: found.head_dim, query_rank: 1 };
    },
  }),
};
