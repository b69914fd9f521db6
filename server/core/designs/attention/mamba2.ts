import * as z from 'zod';
import { about, count } from '../../fields';
import { formula } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { byHeads } from '../split';
import { precision } from './heads';
import { taps } from './mamba';

export const mamba2Schema = z
  .strictObject({
    type: z.literal('mamba2'),
    heads: count().meta({ ...about('Heads of the state-space model.', 'count'), usual: 64 }),
    head_dim: count().meta({ ...about('Channels of a head.', 'count'), usual: 64 }),
    state: count().meta({ ...about('Entries of the state of a channel.', 'count'), usual: 128 }),
    groups: count()
      .optional()
      .meta(about('Groups of heads that share B and C.', 'count', '1')),
    conv: taps,
    precision,
  })
  .meta({ description: 'Mamba-2 (state space duality): a head_dim×state state for every head.' });

const STATE = formula('2 * heads * head_dim * state * bytes_per_state');
const KEPT = formula('heads * head_dim * state * bytes_per_state');
/** Decay, input and output of every entry, a multiply-add each. */
const FLOPS = formula('6 * heads * head_dim * state');
const OUTPUT = formula('heads * head_dim * hidden');
// Gate and input, B and C of each group, step size of each head; convolution over input, B and C; output.
const PROJECTIONS = formula(
  'hidden * (2 * heads * head_dim + 2 * groups * state + heads) + conv * (heads * head_dim + 2 * groups * state) + heads * head_dim * hidden',
);

/** Mamba-2 (arXiv 2405.21060): reads and writes a head_dim×state matrix for every head. */
export const mamba2: AttentionDesign<z.infer<typeof mamba2Schema>> = {
  core: { family: 'mamba2', reads: 'state' },
  operator: ({ heads, head_dim, state, groups = 1, conv = 4 }) =>
    costed({
      stateBytes: STATE,
      keptBytes: KEPT,
      attentionFlops: FLOPS,
      projections: PROJECTIONS,
      split: byHeads(heads, OUTPUT),
      variables: { heads, head_dim, state, groups, conv },
    }),
};
