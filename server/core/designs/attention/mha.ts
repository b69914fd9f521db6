import * as z from 'zod';
import { type AttentionDesign, costed } from '../design';
import { measured } from '../measured';
import { groupedOperator, HEAD_COLUMNS, headsOf } from './grouped';
import { headKeys, heads } from './heads';

export const mhaSchema = z
  .strictObject({ type: z.literal('mha'), heads, ...headKeys })
  .meta({ description: 'Multi-head attention: each query head has its own key and value head.' });

/** Multi-head attention. */
export const mha: AttentionDesign<z.infer<typeof mhaSchema>> = {
  operator: (attention) => costed(groupedOperator({ ...attention, kv_heads: attention.heads })),
  measured: measured({
    columns: HEAD_COLUMNS,
    spec(row) {
      const found = headsOf(row);
      return found && { type: 'mha', ...found };
    },
  }),
};
