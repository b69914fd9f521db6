/**
 * Expectations that stand in a fixture as comments. Below a line, carets mark the columns of a finding in it:
 *
 *     price: 2.00
 *     #      ^^^^ error wrong-unit: expected a price per time
 *
 * As the `#` takes the first column, `#<` followed by carets marks columns from the first one on. Where no comment can stand
 * (inside a text of several lines), `# at 3:1-3:5 error code: …` names line and columns, counted from 1.
 * The message is the beginning of the finding's message.
 */

/** A finding that a fixture expects, or one that was found, in the same form. */
export interface Expectation {
  /** Counted from 1, as an editor shows them. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

const MARK = /^#(<?)( *)(\^+) (error|warning|information) ([a-z-]+): (.*)$/;
const PLACE = /^# at (\d+):(\d+)-(\d+) (error|warning|information) ([a-z-]+): (.*)$/;

/** The expectations in a fixture's text, in the order of their places. */
export function expectationsIn(text: string): readonly Expectation[] {
  const found: Expectation[] = [];
  let marked = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = MARK.exec(line);
    const place = PLACE.exec(line);
    if (mark !== null) {
      const [, first = '', spaces = '', carets = '', severity = '', code = '', message = ''] = mark;
      const from = first === '' ? 2 + spaces.length : 1;
      const to = 2 + first.length + spaces.length + carets.length;
      found.push({ line: marked, from, to, severity, code, message });
    } else if (place !== null) {
      const [, at, from, to, severity = '', code = '', message = ''] = place;
      found.push({ line: Number(at), from: Number(from), to: Number(to), severity, code, message });
    } else marked = index + 1;
  }
  return found.sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to);
}
