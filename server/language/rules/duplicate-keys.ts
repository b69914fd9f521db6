import { duplicateKeys } from '../../yaml/parse';
import type { Finding } from './finding';
import { oneLine } from './place';
import { defineRule } from './rule';

/** The same key twice in one map: YAML forbids it, and only one of the values can hold. */
export const duplicateKeysRule = defineRule({
  code: 'duplicate-key',
  kinds: ['model', 'hardware', 'deployment'],
  check: ({ file }) =>
    duplicateKeys(file.parsed)
      // A key of no letters is what broken text leaves, and a finding of its own.
      .filter(({ name }) => name !== '')
      .map(
        ({ name, key, first }): Finding => ({
          code: 'duplicate-key',
          severity: 'error',
          message: `\`${name}\` is written twice in this map; the last one holds, so remove one of them`,
          ...oneLine(file, key),
          related: [{ uri: file.uri, message: `\`${name}\` is first written here`, ...oneLine(file, first) }],
        }),
      ),
});
