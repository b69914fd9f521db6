import * as z from 'zod';
import { about, count } from '../../fields';
import { type Formula, formula } from '../../formula';
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
      .meta(about('Rank of the projection of the output gate.', 'count', 'a full output gate')),
    decay_rank: count()
      .optional()
      .meta(
        about(
          'Rank of the projection of a decay for every channel.',
          'count',
          '`gate_rank`, else one decay a head',
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

/** Queries, keys and values; output gate; decay; write strength of a head; convolution; output. */
function projections(gate: 'full' | 'low', decay: 'head' | 'low'): Formula {
  const gates = {
    full: 'hidden * value_heads * value_dim',
    low: 'hidden * gate_rank + gate_rank * value_heads * value_dim',
  };
  const decays = {
    head: 'hidden * value_heads',
    low: 'hidden * decay_rank + decay_rank * value_heads * value_dim',
  };
  return formula(
    `hidden * (2 * key_heads * key_dim + value_heads * value_dim) + ${gates[gate]} + ${decays[decay]} + hidden * value_heads + conv * (2 * key_heads * key_dim + value_heads * value_dim) + value_heads * value_dim * hidden`,
  );
}

const PROJECTIONS = {
  full: { head: projections('full', 'head'), low: projections('full', 'low') },
  low: { head: projections('low', 'head'), low: projections('low', 'low') },
} as const;

/**
 * The gated delta rule: keeps and updates a k×v state for every value head (arXiv 2412.06464). With `decay_rank` every channel
 * decays by itself (Kimi Delta Attention, arXiv 2510.26692).
 */
export function gatedDeltaOperator(attention: z.infer<typeof gatedDeltaSchema>): AttentionOperator {
  const {
    key_heads,
    value_heads,
    key_dim,
    value_dim,
    conv = 0,
    gate_rank,
    decay_rank = gate_rank,
  } = attention;
  const gate = gate_rank === undefined ? 'full' : 'low';
  const decay = decay_rank === undefined ? 'head' : 'low';
  return {
    stateBytes: STATE,
    keptBytes: KEPT,
    attentionFlops: FLOPS,
    projections: PROJECTIONS[gate][decay],
    // The second matrix of a low-rank projection.
    further: { input: (gate === 'low' ? 1 : 0) + (decay === 'low' ? 1 : 0), output: 0 },
    split: byHeads(value_heads, OUTPUT),
    variables: {
      key_heads,
      value_heads,
      key_dim,
      value_dim,
      conv,
      ...(gate_rank === undefined ? {} : { gate_rank }),
      ...(decay_rank === undefined ? {} : { decay_rank }),
    },
  };
}
