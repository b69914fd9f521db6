import * as z from 'zod';
import { about, count } from '../../fields';
import { formula } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { byHeads } from '../split';
import { precision } from './heads';

export const convSchema = z
  .strictObject({
    type: z.literal('conv'),
    width: count().meta({ ...about('Channels of the convolution.', 'count'), usual: 2048 }),
    taps: count().meta({ ...about('Taps of the convolution.', 'count'), usual: 3 }),
    precision,
  })
  .meta({ description: 'Gated short convolution (LFM2): mixes the last few tokens, channel by channel.' });

/** The inputs of the last tokens are read and the newest is written; they stay for the next token. */
const STATE = formula('taps * width * bytes_per_kv');
const KEPT = formula('(taps - 1) * width * bytes_per_kv');
/** The taps, and the two gates. */
const FLOPS = formula('2 * (taps + 1) * width');
const OUTPUT = formula('width * hidden');
const PROJECTIONS = formula('hidden * 3 * width + taps * width + width * hidden');

/** Gated short convolution (LFM2 technical report, arXiv 2511.23404): input and two gates, a few taps, an output projection. */
export const conv: AttentionDesign<z.infer<typeof convSchema>> = {
  operator: ({ width, taps }) =>
    costed({
      stateBytes: STATE,
      keptBytes: KEPT,
      attentionFlops: FLOPS,
      projections: PROJECTIONS,
      split: byHeads(width, OUTPUT),
      variables: { width, taps },
    }),
};
