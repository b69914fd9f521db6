/** The codes of schema findings. */
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

/** The data that a quick fix needs. */
interface FixData {
  /** The key or value that was probably meant. */
  readonly replacement?: string;
  /** Keys to add. */
  readonly missing?: readonly string[];
}

/** A schema violation, located by key path rather than position, so that it survives edits elsewhere. */
export interface SchemaIssue {
  readonly code: IssueCode;
  readonly path: readonly (string | number)[];
  /** Whether the key or the value at the path is wrong. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly data?: FixData;
}

/** The same issue, with its path seen from a parent. */
export function under(key: string | number, issue: SchemaIssue): SchemaIssue {
  return { ...issue, path: [key, ...issue.path] };
}
