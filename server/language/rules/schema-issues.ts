import { ISSUE_CODES } from '../schema';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** What the schema says: unknown and missing keys, wrong types and units, values out of range. */
export const schemaIssues = defineRule({
  code: 'schema',
  codes: ISSUE_CODES,
  kinds: ['model', 'hardware', 'deployment'],
  *check({ file }): Iterable<Finding> {
    for (const { code, path, at, message, data } of file.issues) {
      const fix = data === undefined ? {} : { data };
      yield { code, severity: 'error', message, ...placeOf(file, path, at), ...fix };
    }
  },
});
