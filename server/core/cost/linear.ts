import { formula } from '../formula';
import type { AttentionOf } from '../spec';
import type { AttentionOperator } from './operator';
import { type AttentionSplit, NOTHING } from './split';

const LIGHTNING_STATE = formula('2 * heads * head_dim * head_dim * bytes_per_state');
const LIGHTNING_KEPT = formula('heads * head_dim * head_dim * bytes_per_state');
const LIGHTNING_FLOPS = formula('5 * heads * head_dim^2');
const LIGHTNING_PAPER_FLOPS = formula('10 * heads * head_dim^2');
const LIGHTNING_OUTPUT = formula('heads * head_dim * hidden');
const LIGHTNING_PROJECTIONS = formula('hidden * heads * head_dim * (4 + output_gate)');

const DELTA_STATE = formula('2 * value_heads * key_dim * value_dim * bytes_per_state');
const DELTA_KEPT = formula('value_heads * key_dim * value_dim * bytes_per_state');
const DELTA_FLOPS = formula('7 * value_heads * key_dim * value_dim');
const DELTA_OUTPUT = formula('value_heads * value_dim * hidden');
// Queries, keys, values and output gate; decay and write strength per value head; convolution; output.
const DELTA_PROJECTIONS = formula(
  'hidden * (2 * key_heads * key_dim + 2 * value_heads * value_dim + 2 * value_heads) + conv * (2 * key_heads * key_dim + value_heads * value_dim) + value_heads * value_dim * hidden',
);

// The same with decay and output gate through a low rank (Kimi Linear, arXiv 2510.26692), write strength per value head.
const DELTA_LOW_RANK = formula(
  'hidden * (2 * key_heads * key_dim + value_heads * value_dim + value_heads) + 2 * (hidden * gate_rank + gate_rank * value_heads * value_dim) + conv * (2 * key_heads * key_dim + value_heads * value_dim) + value_heads * value_dim * hidden',
);

/** Every head owns a state, so that heads are all there is to deal out. */
function byHeads(heads: number, output: AttentionSplit['output']): AttentionSplit {
  return { everywhere: NOTHING, perKvHead: NOTHING, output, stateEverywhere: NOTHING, heads, kvHeads: heads };
}

/**
 * Linear attention: a state of fixed size per head, read and written with every token. Lightning attention decays and
 * updates a d×d state (MiniMax-01 paper, arXiv 2501.08313); the gated delta rule keeps a k×v state (arXiv 2412.06464).
 */
export function linearOperator(attention: AttentionOf<'linear'>): AttentionOperator {
  if ('key_heads' in attention) {
    const { key_heads, value_heads, key_dim, value_dim, conv = 0, gate_rank } = attention;
    const variables = { key_heads, value_heads, key_dim, value_dim, conv };
    return {
      stateBytes: DELTA_STATE,
      keptBytes: DELTA_KEPT,
      attentionFlops: DELTA_FLOPS,
      projections: gate_rank === undefined ? DELTA_PROJECTIONS : DELTA_LOW_RANK,
      split: byHeads(value_heads, DELTA_OUTPUT),
      variables: gate_rank === undefined ? variables : { ...variables, gate_rank },
    };
  }
  const { heads, head_dim, output_gate = false } = attention;
  return {
    stateBytes: LIGHTNING_STATE,
    keptBytes: LIGHTNING_KEPT,
    attentionFlops: LIGHTNING_FLOPS,
    paperAttentionFlops: LIGHTNING_PAPER_FLOPS,
    projections: LIGHTNING_PROJECTIONS,
    split: byHeads(heads, LIGHTNING_OUTPUT),
    variables: { heads, head_dim, output_gate: output_gate ? 1 : 0 },
  };
}
