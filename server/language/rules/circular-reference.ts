import { kindOf, type Workspace } from '../workspace';
import { defineRule } from './rule';

/** Whether `from` refers, directly or indirectly, to `to`. */
export function leadsBack(workspace: Workspace, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
    if (uri === to) return true;
    if (seen.has(uri)) continue;
    seen.add(uri);
    for (const { target } of workspace.references(uri)) if (target.kind === 'file') open.push(target.uri);
  }
  return false;
}

/** A reference that leads back to its own file, directly or through others. Only deployments have references. */
export const circularReference = defineRule({
  code: 'circular-reference',
  severity: 'error',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap(({ path, written, expected, target }) => {
      if (target.kind !== 'file' || kindOf(target.uri) === expected) return [];
      if (!leadsBack(workspace, target.uri, file.uri)) return [];
      const message = `‘${written}’ leads back to this file; expected a *.${expected}.yaml file`;
      return [{ at: path, message }];
    }),
});
