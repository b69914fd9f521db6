import * as z from 'zod';
import { type AttentionDesign, costed } from '../design';
import { KV_HEADS, measured } from '../measured';
import { groupedOperator, HEAD_COLUMNS, headsOf } from './grouped';
import { groupedKeys } from './heads';

export const gqaSchema = z
  .strictObject({ type: z.literal('gqa'), ...groupedKeys })
  .meta({ description: 'Grouped-query attention: groups of query heads share a key and value head.' });

/** Grouped-query attention. */
export const gqa: AttentionDesign<z.infer<typeof gqaSchema>> = {
  operator: (attention) => costed(groupedOperator(attention)),
  measured: measured({
    columns: { ...HEAD_COLUMNS, ...KV_HEADS },
    spec(row) {
      const [found, kv_heads] = [headsOf(row), row.count('kv heads')];
      return found === undefined || kv_heads === undefined ? undefined : { type: 'gqa', ...found, kv_heads };
    },
  }),
};
