import type { YamlProblemCode } from '../problem-codes';
import type { YamlProblem } from '../types';

/** Text that replaces the span `from` to `to` for the tree parser only: ranges stay those of the file. */
export interface Repair {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The result of scanning `text`. */
export interface Findings {
  readonly text: string;
  readonly problems: YamlProblem[];
  readonly repairs: Repair[];
  /** The furthest offset that the result depends on. */
  reach: number;
  /** Between a `<<<<<<<` line and its `=======` line. */
  inConflict: boolean;
}

export function report(
  findings: Findings,
  from: number,
  to: number,
  code: YamlProblemCode,
  message: string,
): void {
  findings.problems.push({ from, to: Math.max(to, from), code, message });
}

export function repair(findings: Findings, from: number, to: number, insert: string): void {
  findings.repairs.push({ from, to, insert });
}

/** The text of a span, shortened to fit into a sentence. */
export function excerpt(text: string, from: number, to: number): string {
  const words = text.slice(from, to);
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}
