import { HASH, isBreak, isDocumentMarker, lineEndOf, nextLine, skipBlanks, skipSpaces, TAB } from './chars';
import { skipConflict } from './conflict';
import { type Findings, report } from './findings';

const HEADER = '[|>](?:[-+]?([1-9]?)|([1-9])[-+]?)(?=[ \\t\\r\\n]|$)';

/**
 * Scans the block scalar (`|` or `>`) whose header is at `start`, inside a collection at column `indent`. Returns
 * the start of the line after it, or undefined if the header is invalid.
 */
export function scanBlockScalar(findings: Findings, start: number, indent: number): number | undefined {
  const { text } = findings;
  const header = new RegExp(HEADER, 'y');
  header.lastIndex = start;
  const match = header.exec(text);
  if (!match) return undefined;
  const rest = skipBlanks(text, start + match[0].length);
  const code = text.charCodeAt(rest);
  if (!isBreak(code) && !(code === HASH && rest > start + match[0].length)) return undefined;
  const digit = match[1] || match[2];
  let column = digit ? Math.max(indent, 0) + Number(digit) : undefined;
  let deepestBlank = 0;
  let pos = nextLine(text, lineEndOf(text, rest));
  for (;;) {
    pos = skipConflict(findings, pos);
    const content = skipSpaces(text, pos);
    const found = text.charCodeAt(content);
    findings.reach = Math.max(findings.reach, content + 4);
    if (pos >= text.length) return pos;
    if (isDocumentMarker(text, pos)) return pos;
    if (!isBreak(found)) {
      if (content - pos < (column ?? indent + 1)) {
        if (found === TAB && column === undefined && !isBreak(text.charCodeAt(skipBlanks(text, content)))) {
          report(
            findings,
            content,
            content + 1,
            'yaml-tab-indentation',
            'this line is indented with a tab, which YAML does not allow; indent with spaces instead',
          );
        } else return pos;
      }
      if (column === undefined) {
        column = content - pos;
        if (deepestBlank > column) {
          report(
            findings,
            pos,
            lineEndOf(text, content),
            'yaml-bad-indentation',
            'an empty line before this text is indented deeper than the text; remove the spaces of the empty line',
          );
        }
      }
    } else if (column === undefined) deepestBlank = Math.max(deepestBlank, content - pos);
    pos = nextLine(text, lineEndOf(text, content));
  }
}
