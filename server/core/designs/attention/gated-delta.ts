import * as z from 'zod';
import { about, count } from '../../fields';
import { formula } from '../../formula';
import type { AttentionOperator } from '../operator';
import { byHeads } from '../split';
import { precision } from './heads';

export const gatedDeltaSchema = z
  .strictObject({
    type: z.literal('linear'),
    key_heads: count().meta({ ...about('Key (and query) heads.', 'count'), usual: 16 }),
    value_heads: count().meta({ ...about('Value heads; each keeps a key×value state.', 'count'), usual: 32 }),
    key_dim: count().meta({ ...about('Width k of a key head.', 'count'), usual: 128 }),
    value_dim: count().meta({ ...about('Width v of a value head.', 'count'), usual: 128 }),
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
  .meta({
    description: 'Gated delta-rule linear attention: a k×v state per value head.',
    variant: 'gated delta rule',
  });

const STATE = formula('2 * value_heads * key_dim * value_dim * bytes_per_state');
const KEPT = formula('value_heads * key_dim * value_dim * bytes_per_state');
const FLOPS = formula('7 * value_heads * key_dim * value_dim');
const OUTPUT = formula('value_heads * value_dim * hidden');
// Queries, keys, values and output gate; decay and write strength per value head; convolution; output.
const PROJECTIONS = formula(
  'hidden * (2 * key_heads * key_dim + 2 * value_heads * value_dim + 2 * value_heads) + conv * (2 * key_heads * key_dim + value_heads * value_dim) + value_heads * value_dim * hidden',
);

// The same with decay and output gate through a low rank (Kimi Linear, arXiv 2510.26692), write strength per value head.
const LOW_RANK = formula(
  'hidden * (2 * key_heads * key_dim + value_heads * value_dim + value_heads) + 2 * (hidden * gate_rank + gate_rank * value_heads * value_dim) + conv * (2 * key_heads * key_dim + value_heads * value_dim) + value_heads * value_dim * hidden',
);

/** The gated delta rule: keeps and updates a k×v state for every value head (arXiv 2412.06464). */
export function gatedDeltaOperator(attention: z.infer<typeof gatedDeltaSchema>): AttentionOperator {
  const { key_heads, value_heads, key_dim, value_dim, conv = 0, gate_rank } = attention;
  const variables = { key_heads, value_heads, key_dim, value_dim, conv };
  return {
    stateBytes: STATE,
    keptBytes: KEPT,
    attentionFlops: FLOPS,
    projections: gate_rank === undefined ? PROJECTIONS : LOW_RANK,
    split: byHeads(value_heads, OUTPUT),
    variables: gate_rank === undefined ? variables : { ...variables, gate_rank },
  };
}
