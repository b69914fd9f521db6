import * as z from 'zod';
import { type AttentionDesign, costed } from '../design';
import { ifGiven, KV_HEADS, measured } from '../measured';
import { groupedOperator, HEAD_COLUMNS, headsOf } from './grouped';
import { groupedKeys, kvHeads } from './heads';

export const mqaSchema = z
  .strictObject({
    type: z.literal('mqa'),
    ...groupedKeys,
    kv_heads: kvHeads.optional().meta({ otherwise: '1' }),
  })
  .meta({ description: 'Multi-query attention: all query heads share one key and value head.' });

/** Multi-query attention. */
export const mqa: AttentionDesign<z.infer<typeof mqaSchema>> = {
  operator: (attention) => costed(groupedOperator({ ...attention, kv_heads: attention.kv_heads ?? 1 })),
  measured: measured({
    columns: { ...HEAD_COLUMNS, ...KV_HEADS },
    spec(row) {
      const [found, kv_heads] = [headsOf(row), ifGiven(row, 'kv heads')];
      return found && { type: 'mqa', ...found, kv_heads };
    },
  }),
};
