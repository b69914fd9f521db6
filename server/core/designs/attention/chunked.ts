import * as z from 'zod';
import { about, tokens } from '../../fields';
import { type AttentionDesign, costed } from '../design';
import { measured } from '../measured';
import { groupedOperator } from './grouped';
import { groupedKeys } from './heads';
import {
  limitContext,
  WINDOWED_COLUMNS,
  windowedHeads,
  windowedKvHeads,
  windowedQueryRank,
} from './windowed';

export const chunkedSchema = z
  .strictObject({
    type: z.literal('chunked'),
    ...groupedKeys,
    kv_heads: windowedKvHeads,
    query_rank: windowedQueryRank,
    chunk: tokens().meta({ ...about('Tokens of a chunk.', 'tokens'), usual: 8192 }),
  })
  .meta({ description: 'Chunked attention: a token sees its own chunk; costed at a full chunk.' });

/** Chunked attention: grouped heads over one chunk, counted full as the Step-3 paper does. */
export const chunked: AttentionDesign<z.infer<typeof chunkedSchema>> = {
  operator(attention) {
    const { heads, kv_heads = heads, chunk } = attention;
    const limited = limitContext(groupedOperator({ ...attention, kv_heads }), 'chunk');
    return costed({ ...limited, variables: { ...limited.variables, chunk } });
  },
  measured: measured({
    columns: WINDOWED_COLUMNS,
    spec(row) {
      const found = windowedHeads(row);
      return found && { type: 'chunked', ...found.heads, chunk: found.window };
    },
  }),
};
