import { kindOf, type Reference, UNREADABLE, type Unreadable, unknownId, type Workspace } from '../workspace';
import { replaceValue } from './fixes/replace-value';
import { defineRule } from './rule';

const REASONS: Readonly<Record<Unreadable, string>> = {
  missing: `${UNREADABLE.missing}; check the path, which is relative to this file`,
  'too-large': `${UNREADABLE['too-large']}; a spec should be a few kilobytes`,
  binary: `${UNREADABLE.binary}; expected YAML in UTF-8`,
  loop: `${UNREADABLE.loop}; expected a file`,
  folder: 'the path names a folder; expected a file',
  denied: `${UNREADABLE.denied}; check its permissions, and that it is a plain file`,
  slow: `${UNREADABLE.slow}; check the disk or network folder that it is on`,
};

interface Problem {
  readonly message: string;
  /** The reference that was probably meant. */
  readonly near?: string | undefined;
}

function problemOf(workspace: Workspace, { target, written, expected }: Reference): Problem | undefined {
  if (target.kind === 'unknown-id') {
    const { message, near } = unknownId(target.id, expected);
    return { message, near: near && `catalog:${near}` };
  }
  if (target.kind === 'invalid')
    return {
      message: `expected a relative path such as ./h800.${expected}.yaml or catalog:<id>, found ‘${written}’`,
    };
  if (kindOf(target.uri) !== expected) return undefined;
  const state = workspace.state(target.uri);
  return state === undefined || state.ok ? undefined : { message: `‘${written}’: ${REASONS[state.reason]}` };
}

/** A reference to a file that does not exist or cannot be read. */
export const unresolvedReference = defineRule({
  code: 'unresolved-reference',
  severity: 'error',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap((reference) => {
      const problem = problemOf(workspace, reference);
      if (problem === undefined) return [];
      const { message, near } = problem;
      const { path: at } = reference;
      return [{ at, message, fixes: () => replaceValue(file, { at }, near) }];
    }),
});
