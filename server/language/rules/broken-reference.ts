import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** A file referred to that does not say what it should: results rest on what it said last, or are missing. */
export const brokenReference = defineRule({
  code: 'broken-reference',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap(({ path, written, expected, target }): Finding[] => {
      const other = target.kind === 'file' ? workspace.file(target.uri) : undefined;
      if (other === undefined || other.kind !== expected || (other.spec !== undefined && !other.stale))
        return [];
      const effect = other.stale
        ? 'results use what it said before'
        : 'there are no results until it is mended';
      const [first] = other.problems;
      const [issue] = other.issues;
      const place =
        first ?? (issue === undefined ? { from: 0, to: 0 } : placeOf(other, issue.path, issue.at));
      const message = first?.message ?? issue?.message ?? 'the file is empty';
      return [
        {
          code: 'broken-reference',
          severity: 'warning',
          message: `‘${written}’ has errors; ${effect}`,
          ...placeOf(file, path),
          related: [{ uri: other.uri, from: place.from, to: place.to, message }],
        },
      ];
    }),
});
