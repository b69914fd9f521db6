import { kindOf } from '../workspace';
import { leadsBack } from './circular-reference';
import { defineRule } from './rule';

/** A reference to a file of the wrong kind. One that leads back to its own file is circular instead. */
export const wrongKindReference = defineRule({
  code: 'wrong-kind-reference',
  severity: 'error',
  kinds: ['deployment'],
  check: ({ file, workspace }) =>
    workspace.references(file.uri).flatMap(({ path, written, expected, target }) => {
      if (target.kind !== 'file') return [];
      const kind = kindOf(target.uri);
      if (kind === expected || leadsBack(workspace, target.uri, file.uri)) return [];
      const found = kind === undefined ? 'a file of no known kind' : `a ${kind} file`;
      const message = `expected a *.${expected}.yaml file, found ${found} (‘${written}’); the kind comes from the name`;
      return [{ at: path, message }];
    }),
});
