import { SCHEMAS } from '../../core/spec';
import { printInline, setValue } from '../../yaml/edit';
import { ISSUE_CODES, type SchemaIssue, schemaFor } from '../schema';
import type { SourceFile } from '../workspace';
import { addMissingKeys } from './fixes/add-keys';
import { joinParts } from './fixes/join-parts';
import { placeholderFor } from './fixes/placeholder';
import { type Proposal, proposal } from './fixes/proposal';
import { renameKey } from './fixes/rename-key';
import { replaceValue } from './fixes/replace-value';
import { defineRules } from './rule';

/** A fix that gives a key without a value a placeholder. */
function fillValue(file: SourceFile, { path }: SchemaIssue): readonly Proposal[] {
  const schema = path.length === 0 ? undefined : schemaFor(SCHEMAS[file.kind], file.data, path);
  if (schema === undefined) return [];
  const value = placeholderFor(schema, path, file);
  const shown = printInline(value);
  const title = `Write ${shown.length > 50 ? 'a value to begin with' : `\`${shown}\``}`;
  return proposal(file, title, setValue(file.parsed, path, value));
}

function fixesOf(file: SourceFile, issue: SchemaIssue): readonly Proposal[] {
  const { code, path, at, data } = issue;
  switch (code) {
    case 'unknown-key':
      return [...renameKey(file, path, data?.replacement), ...joinParts(file, path)];
    case 'unquoted-comma':
      return joinParts(file, path);
    case 'missing-key':
      return addMissingKeys(file, path, data?.missing ?? []);
    case 'missing-value':
      return fillValue(file, issue);
    case 'unknown-value':
    case 'wrong-unit':
    case 'wrong-type':
      return replaceValue(file, { at: path, part: at }, data?.replacement);
    case 'out-of-range':
      return [];
  }
}

/** Violations of the schema: unknown and missing keys, wrong types and units, values out of range. */
export const schemaIssues = defineRules({
  name: 'schema',
  codes: ISSUE_CODES,
  kinds: ['model', 'hardware', 'deployment'],
  *check({ file }) {
    for (const issue of file.issues) {
      const { code, path, at: part, message } = issue;
      yield { code, severity: 'error', at: path, part, message, fixes: () => fixesOf(file, issue) };
    }
  },
});
