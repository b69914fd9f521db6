import { EQUALS, GREATER, isSeparator, LESS, lineEndOf, nextLine, PIPE } from './chars';
import { type Findings, repair, report } from './findings';

const LENGTH = 7;
const MESSAGE =
  'an unresolved merge conflict begins here, of which the first side is read; keep the right lines and delete the `<<<<<<<`, `=======` and `>>>>>>>` lines';

/** The character of the conflict marker that begins at `lineStart`, or undefined if there is none. */
function markerAt(text: string, lineStart: number): number | undefined {
  const code = text.charCodeAt(lineStart);
  if (code !== LESS && code !== EQUALS && code !== GREATER && code !== PIPE) return undefined;
  for (let i = 1; i < LENGTH; i++) if (text.charCodeAt(lineStart + i) !== code) return undefined;
  return isSeparator(text.charCodeAt(lineStart + LENGTH)) ? code : undefined;
}

/** The start of the next line that is a marker made of `character`. */
function findMarker(findings: Findings, from: number, character: string): number | undefined {
  const { text } = findings;
  const marker = character.repeat(LENGTH);
  for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
    const before = text.charAt(at - 1);
    if ((at === 0 || before === '\n' || before === '\r') && markerAt(text, at) !== undefined) {
      findings.reach = Math.max(findings.reach, at + LENGTH + 1);
      return at;
    }
  }
  findings.reach = text.length + 1;
  return undefined;
}

/** The end of the conflict part that begins with the marker at `pos`, or undefined if the line has no marker. */
function partEnd(findings: Findings, pos: number, marker: number): number | undefined {
  const { text } = findings;
  const after = nextLine(text, lineEndOf(text, pos));
  const wasOpen = findings.inConflict;
  if (marker === PIPE) {
    return wasOpen ? (findMarker(findings, after, '=') ?? after) : undefined;
  }
  if (marker === EQUALS) {
    const close = findMarker(findings, after, '>');
    if (!wasOpen && close === undefined) return undefined;
    findings.inConflict = false;
    if (!wasOpen) report(findings, pos, lineEndOf(text, pos), 'yaml-conflict-marker', MESSAGE);
    return close === undefined ? after : nextLine(text, lineEndOf(text, close));
  }
  findings.inConflict = marker === LESS;
  if (!wasOpen) report(findings, pos, lineEndOf(text, pos), 'yaml-conflict-marker', MESSAGE);
  return after;
}

/**
 * Skips the parts of a merge conflict that begin at `lineStart`: the marker lines, the common ancestor and the
 * second side are left out of the tree, and the conflict is reported once. Returns the offset to continue at,
 * which is `lineStart` if there is no conflict.
 */
export function skipConflict(findings: Findings, lineStart: number): number {
  let pos = lineStart;
  for (;;) {
    const marker = markerAt(findings.text, pos);
    const end = marker === undefined ? undefined : partEnd(findings, pos, marker);
    if (end === undefined || end === pos) return pos;
    findings.reach = Math.max(findings.reach, end);
    repair(findings, pos, end, '');
    pos = end;
  }
}
