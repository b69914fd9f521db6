import type { YamlProblemCode } from '../problem-codes';
import type { YamlProblem } from '../types';

/** Text for the tree to be read from instead of `from`-`to`. Only the tree sees it: ranges stay those of the file. */
export interface Repair {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a scan collects while it reads `text`. */
export interface Findings {
  readonly text: string;
  readonly problems: YamlProblem[];
  readonly repairs: Repair[];
  /** The furthest offset that a decision rests on. */
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

/** The word of the text at a place, shortened so that it fits a sentence. */
export function excerpt(text: string, from: number, to: number): string {
  const words = text.slice(from, to);
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}
