import { isWhole, type SourceFile, type Spot, type Workspace } from '../workspace';
import type { Found } from './finding';
import { defineRule } from './rule';

type Fault = Spot & { readonly message: string };

/** The first problem of a model that cannot be costed. */
function costingFault(file: SourceFile, workspace: Workspace): Fault | undefined {
  const result = isWhole(file, 'model') ? workspace.costedModel(file.spec) : undefined;
  if (result?.ok !== false) return undefined;
  return result.problems.map(({ path, message }): Fault => ({ at: path, message }))[0];
}

/** The first error of a file's text. */
function firstFault({ problems: [problem], issues: [issue] }: SourceFile): Fault {
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
      if (other === undefined || other.kind !== expected) return [];
      const broken = other.spec === undefined || other.stale;
      const fault = broken ? firstFault(other) : costingFault(other, workspace);
      if (fault === undefined) return [];
      const effect = other.stale
        ? 'results use its last valid version'
        : 'there are no results until they are fixed';
      const message = `‘${written}’ has errors; ${effect}`;
      return [{ at: path, message, related: [{ file: other, ...fault }] }];
    }),
});
