import type * as z from 'zod';
import { type AttentionDesign, costed } from '../design';
import { HEAD_DIM, HEADS, measured } from '../measured';
import { gatedDeltaOperator, type gatedDeltaSchema } from './gated-delta';
import { lightningOperator, type lightningSchema } from './lightning';

type Linear = z.infer<typeof lightningSchema> | z.infer<typeof gatedDeltaSchema>;

/** Linear attention: a state of fixed size per head, read and written with every token. Rows measure lightning attention. */
export const linear: AttentionDesign<Linear> = {
  // `linear` are the matrices of all layers.
  core: { family: 'linear_attention', reads: 'state' },
  operator: (attention) =>
    costed('key_heads' in attention ? gatedDeltaOperator(attention) : lightningOperator(attention)),
  measured: measured({
    columns: { ...HEADS, ...HEAD_DIM },
    aliases: ['lightning'],
    spec(row) {
      const [heads, head_dim] = [row.count('heads'), row.count('head dim')];
      return heads === undefined || head_dim === undefined ? undefined : { type: 'linear', heads, head_dim };
    },
  }),
};
