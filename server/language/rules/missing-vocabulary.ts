import { currentSpec } from '../workspace';
import { mapOf } from './data';
import { placeOf } from './place';
import { defineRule } from './rule';

/** Without a vocabulary, embedding and LM head are counted nowhere. */
export const missingVocabulary = defineRule({
  code: 'missing-vocabulary',
  kinds: ['model'],
  check: ({ file }) => {
    if (currentSpec(file) === undefined || Object.hasOwn(mapOf(file.data), 'vocabulary')) return [];
    const message =
      '`vocabulary` is missing: embedding and LM head are not counted; add it, or `vocabulary: 0` to mean so';
    const data = { missing: ['vocabulary'] };
    return [
      { code: 'missing-vocabulary', severity: 'warning', message, ...placeOf(file, ['hidden'], 'key'), data },
    ];
  },
});
