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

export const slidingSchema = z
  .strictObject({
    type: z.literal('sliding'),
    ...groupedKeys,
    kv_heads: windowedKvHeads,
    query_rank: windowedQueryRank,
    window: tokens().meta({ ...about('Tokens that a token sees.', 'tokens'), usual: 4096 }),
  })
  .meta({ description: 'Sliding-window attention: a token sees the last `window` tokens.' });

/** Sliding-window attention: grouped heads over the last `window` tokens. */
export const sliding: AttentionDesign<z.infer<typeof slidingSchema>> = {
  operator(attention) {
    const { heads, kv_heads = heads, window } = attention;
    const limited = limitContext(groupedOperator({ ...attention, kv_heads }), 'window');
    return costed({ ...limited, variables: { ...limited.variables, window } });
  },
  measured: measured({
    columns: WINDOWED_COLUMNS,
    spec(row) {
      const found = windowedHeads(row);
      return found && { type: 'sliding', ...found.heads, window: found.window };
    },
  }),
};
