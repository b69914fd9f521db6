import { kindOf, type Reference, UNREADABLE, type Unreadable, unknownId, type Workspace } from '../workspace';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

const REASONS: Readonly<Record<Unreadable, string>> = {
  missing: `${UNREADABLE.missing}; check the path, which is relative to this file`,
  'too-large': `${UNREADABLE['too-large']}; a spec should be a few kilobytes`,
  binary: `${UNREADABLE.binary}; expected YAML in UTF-8`,
  loop: `${UNREADABLE.loop}; expected a file`,
  folder: 'the path names a folder; expected a file',
  denied: `${UNREADABLE.denied}; check its permissions`,
};

function problemOfId(id: string, expected: 'model' | 'hardware'): Pick<Finding, 'message' | 'data'> {
  const { message, near } = unknownId(id, expected);
  return near === undefined ? { message } : { message, data: { replacement: `catalog:${near}` } };
}

function problemOf(
  workspace: Workspace,
  { target, written, expected }: Reference,
): Pick<Finding, 'message' | 'data'> | undefined {
  if (target.kind === 'unknown-id') return problemOfId(target.id, expected);
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
