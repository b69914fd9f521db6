import { unevenShards } from '../../core/advice/uneven-shards';
import { costedOf } from './costed';
import { defineRule } from './rule';

/** A tensor parallel degree that does not divide heads, widths or blocks of weights: engines do not start. */
export const unevenShardsRule = defineRule({
  code: 'uneven-shards',
  severity: 'warning',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    return costed === undefined
      ? []
      : unevenShards(costed).map(({ path, message }) => ({ at: path, message }));
  },
});
