import * as z from 'zod';
import { formula } from '../../formula';
import type { AttentionOperator } from '../operator';
import { byHeads } from '../split';
import { headDim, heads, outputGate, precision } from './heads';

export const lightningSchema = z
  .strictObject({ type: z.literal('linear'), heads, head_dim: headDim, output_gate: outputGate, precision })
  .meta({ description: 'Lightning (linear) attention: a d×d state per head instead of a KV cache.' });

const STATE = formula('2 * heads * head_dim * head_dim * bytes_per_state');
const KEPT = formula('heads * head_dim * head_dim * bytes_per_state');
const FLOPS = formula('5 * heads * head_dim^2');
const PAPER_FLOPS = formula('10 * heads * head_dim^2');
const OUTPUT = formula('heads * head_dim * hidden');
const PROJECTIONS = formula('hidden * heads * head_dim * (4 + output_gate)');

/** Lightning attention: decays and updates a d×d state with every token (MiniMax-01 paper, arXiv 2501.08313). */
export function lightningOperator(attention: z.infer<typeof lightningSchema>): AttentionOperator {
  const { heads, head_dim, output_gate = false } = attention;
  return {
    stateBytes: STATE,
    keptBytes: KEPT,
    attentionFlops: FLOPS,
    paperAttentionFlops: PAPER_FLOPS,
    projections: PROJECTIONS,
    split: byHeads(heads, OUTPUT),
    variables: { heads, head_dim, output_gate: output_gate ? 1 : 0 },
  };
}
