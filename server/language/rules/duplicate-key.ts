import { removePart } from '../../yaml/edit';
import { type DuplicateKey, duplicateKeys } from '../../yaml/parse';
import type { SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

/** Fixes that remove one of two equal keys: the later one, or the earlier one with its value. */
function removeOne(file: SourceFile, { name, map, later, earlier }: DuplicateKey): readonly Proposal[] {
  const without = (index: number) => removePart(file.parsed, { ...map, index });
  return [
    ...proposal(file, `Remove this \`${name}\` and keep the first`, without(later)),
    ...proposal(file, `Keep this \`${name}\` and remove the first`, without(earlier), { preferred: false }),
  ];
}

/** The same key twice in one map: YAML forbids it, and only one of the values can count. */
export const duplicateKey = defineRule({
  code: 'duplicate-key',
  severity: 'error',
  kinds: ['model', 'hardware', 'deployment'],
  check: ({ file }) =>
    duplicateKeys(file.parsed)
      // An empty key is left by broken text, which is reported separately.
      .filter(({ name }) => name !== '')
      .map((duplicate) => ({
        range: duplicate.key,
        message: `\`${duplicate.name}\` is written twice in this map; the last one holds, so remove one of them`,
        related: [{ file, range: duplicate.first, message: `\`${duplicate.name}\` is first written here` }],
        fixes: () => removeOne(file, duplicate),
      })),
});
