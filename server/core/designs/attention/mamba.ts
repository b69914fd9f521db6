import * as z from 'zod';
import { about, count } from '../../fields';
import { formula } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { NOTHING } from '../split';
import { precision } from './heads';

/** Keys that both kinds of state-space layer have. */
export const taps = count(0)
  .optional()
  .meta(about('Taps of the short convolution.', 'count', '4'));

export const mambaSchema = z
  .strictObject({
    type: z.literal('mamba'),
    inner: count().meta({ ...about('Channels of the state-space model.', 'count'), usual: 8192 }),
    state: count().meta({ ...about('Entries of the state of a channel.', 'count'), usual: 16 }),
    dt_rank: count().meta({ ...about('Rank of the projection of the step size.', 'count'), usual: 256 }),
    conv: taps,
    precision,
  })
  .meta({ description: 'Mamba (selective state space): a state of fixed size for every channel.' });

const STATE = formula('2 * inner * state * bytes_per_state');
const KEPT = formula('inner * state * bytes_per_state');
/** Decay, input and output of every entry, a multiply-add each. */
const FLOPS = formula('6 * inner * state');
const OUTPUT = formula('inner * hidden');
// Input and gate; convolution; step size, B and C from the channels; step size back; decay; output.
const PROJECTIONS = formula(
  'hidden * 2 * inner + conv * inner + inner * (dt_rank + 2 * state) + dt_rank * inner + inner * state + inner * hidden',
);

/** Mamba (arXiv 2312.00752): reads and writes a state of `state` entries for each of its channels, which ranks divide. */
export const mamba: AttentionDesign<z.infer<typeof mambaSchema>> = {
  core: { family: 'mamba', reads: 'state' },
  operator({ inner, state, dt_rank, conv = 4 }) {
    const split = { everywhere: NOTHING, perKvHead: NOTHING, output: OUTPUT, stateEverywhere: NOTHING };
    return costed({
      stateBytes: STATE,
      keptBytes: KEPT,
      attentionFlops: FLOPS,
      projections: PROJECTIONS,
      // Step size, B and C from the channels; the step size back.
      further: { input: 2, output: 0 },
      split: { ...split, heads: inner, kvHeads: inner },
      variables: { inner, state, dt_rank, conv },
    });
  },
};
