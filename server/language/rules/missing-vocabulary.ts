import { mapOf } from '../../core/data';
import { currentSpec } from '../workspace';
import { addMissingKeys } from './fixes/add-keys';
import { defineRule } from './rule';

/** Without a vocabulary, the costs of embedding and LM head are missing. */
export const missingVocabulary = defineRule({
  code: 'missing-vocabulary',
  severity: 'warning',
  kinds: ['model'],
  check: ({ file }) => {
    if (currentSpec(file) === undefined || Object.hasOwn(mapOf(file.data), 'vocabulary')) return [];
    const message =
      '`vocabulary` is missing, so embedding and LM head are not counted; add it, or write `vocabulary: 0` if there are none';
    return [{ at: ['hidden'], part: 'key', message, fixes: () => addMissingKeys(file, [], ['vocabulary']) }];
  },
});
