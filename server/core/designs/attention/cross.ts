import * as z from 'zod';
import { about, tokens } from '../../fields';
import { formula, substitute } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { groupedOperator } from './grouped';
import { headDim, heads, kvHeads, outputGate, precision, valueDim } from './heads';

export const crossSchema = z
  .strictObject({
    type: z.literal('cross'),
    heads,
    kv_heads: kvHeads,
    head_dim: headDim,
    value_dim: valueDim,
    output_gate: outputGate,
    precision,
    tokens: tokens().meta({
      ...about('Tokens of the other input (an image, an encoded text) that are attended to.', 'tokens'),
      usual: 1601,
    }),
  })
  .meta({ description: 'Cross-attention: keys and values of another input, the same for every token.' });

const SEEN = { context: formula('tokens') };

/** Cross-attention: grouped heads over a cache that does not grow with the context. Its keys and values are made once. */
export const cross: AttentionDesign<z.infer<typeof crossSchema>> = {
  core: { family: 'gqa', reads: 'kv' },
  operator(attention) {
    const grouped = groupedOperator(attention);
    return costed({
      ...grouped,
      stateBytes: substitute(grouped.stateBytes, SEEN),
      keptBytes: substitute(grouped.keptBytes, SEEN),
      attentionFlops: substitute(grouped.attentionFlops, SEEN),
      variables: { ...grouped.variables, tokens: attention.tokens },
    });
  },
};
