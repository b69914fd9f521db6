/** Codes of the findings that the schema alone gives. */
export const ISSUE_CODES = [
  'unknown-key',
  'missing-key',
  'missing-value',
  'wrong-type',
  'wrong-unit',
  'out-of-range',
  'unknown-value',
  'unquoted-comma',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** What a quick fix needs to know. */
interface FixData {
  /** The key or value that was meant. */
  readonly replacement?: string;
  /** Keys to add. */
  readonly missing?: readonly string[];
}

/** A finding about data, placed by key path and not by position, so that it survives edits elsewhere. */
export interface SchemaIssue {
  readonly code: IssueCode;
  readonly path: readonly (string | number)[];
  /** Whether the key or the value at the path is at fault. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly data?: FixData;
}

/** The same issue, seen from further up. */
export function under(key: string | number, issue: SchemaIssue): SchemaIssue {
  return { ...issue, path: [key, ...issue.path] };
}
