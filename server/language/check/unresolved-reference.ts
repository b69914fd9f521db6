import { catalog } from '../../core/catalog';
import { nearest } from '../../core/quantity';
import { kindOf, type Reference, type Unreadable, type Workspace } from '../resolve';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

const REASONS: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file; check the path, which is relative to this file',
  'too-large': 'the file is larger than 750 kB; a spec should be a few kilobytes',
  binary: 'the file is not text; expected YAML in UTF-8',
  loop: 'the path runs in a circle of links; expected a file',
  folder: 'the path names a folder; expected a file',
  denied: 'the file may not be read; check its permissions',
};

function unknownId(id: string, expected: string): Pick<Finding, 'message' | 'data'> {
  const ids = catalog.filter((entry) => entry.kind === expected).map((entry) => entry.id);
  const near = nearest(id, ids);
  const hint = near === undefined ? `expected one of ${ids.join(', ')}` : `did you mean ${near}?`;
  const message = `the catalog has no ${expected} ‘${id}’; ${hint}`;
  return near === undefined ? { message } : { message, data: { replacement: `catalog:${near}` } };
}

function problemOf(
  workspace: Workspace,
  { target, written, expected }: Reference,
): Pick<Finding, 'message' | 'data'> | undefined {
  if (target.kind === 'unknown-id') return unknownId(target.id, expected);
  if (target.kind === 'invalid')
    return {
      message: `expected a relative path such as ./h800.${expected}.yaml or catalog:<id>, found ‘${written}’`,
    };
  if (kindOf(target.uri) !== expected) return undefined;
  const state = workspace.state(target.uri);
  return state === undefined || state.ok ? undefined : { message: `‘${written}’: ${REASONS[state.reason]}` };
}

/** A reference that leads to no file. */
export const unresolvedReference = defineRule({
  code: 'unresolved-reference',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap((reference): Finding[] => {
      const problem = problemOf(workspace, reference);
      if (problem === undefined) return [];
      return [
        { code: 'unresolved-reference', severity: 'error', ...problem, ...placeOf(file, reference.path) },
      ];
    }),
});
