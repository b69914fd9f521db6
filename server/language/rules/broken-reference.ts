import type { SourceFile, Spot } from '../workspace';
import type { Found } from './finding';
import { defineRule } from './rule';

/** The first error of a file. */
function firstFault({
  problems: [problem],
  issues: [issue],
}: SourceFile): Spot & { readonly message: string } {
  if (problem !== undefined) return { range: problem, message: problem.message };
  if (issue !== undefined) return { at: issue.path, part: issue.at, message: issue.message };
  return { range: { from: 0, to: 0 }, message: 'the file is empty' };
}

/** A reference to a file with errors: results use its last valid version, or are missing. */
export const brokenReference = defineRule({
  code: 'broken-reference',
  severity: 'warning',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap(({ path, written, expected, target }): Found[] => {
      const other = target.kind === 'file' ? workspace.file(target.uri) : undefined;
      if (other === undefined || other.kind !== expected || (other.spec !== undefined && !other.stale))
        return [];
      const effect = other.stale
        ? 'results use its last valid version'
        : 'there are no results until they are fixed';
      const message = `‘${written}’ has errors; ${effect}`;
      return [{ at: path, message, related: [{ file: other, ...firstFault(other) }] }];
    }),
});
