import {
  BACKSLASH,
  DOUBLE,
  endOnLine,
  isBreak,
  isDocumentMarker,
  lineEndOf,
  nextLine,
  skipBlanks,
  skipSpaces,
  TAB,
  trimEnd,
} from './chars';
import { skipConflict } from './conflict';
import { type Findings, repair, report } from './findings';

export interface QuotedEnd {
  readonly end: number;
  readonly closed: boolean;
  readonly multiline: boolean;
}

const ESCAPES = new Set('0abtnvfre "/\\N_LP\t');
const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function checkEscape(findings: Findings, at: number): void {
  const { text } = findings;
  const escaped = text.charAt(at + 1);
  if (ESCAPES.has(escaped)) return;
  const digits = HEX_LENGTHS.get(escaped);
  if (digits === undefined) {
    const to = endOnLine(text, at, at + 2);
    report(
      findings,
      at,
      to,
      'yaml-bad-escape',
      `\`${text.slice(at, to)}\` is not an escape of double-quoted text; write \`\\\\\` for a backslash, or use single quotes`,
    );
    return;
  }
  const hex = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + digits))?.[0] ?? '';
  const tooLarge = digits === 8 && Number.parseInt(hex, 16) > 0x10ffff;
  if (hex.length === digits && !tooLarge) return;
  report(
    findings,
    at,
    at + 2 + hex.length,
    'yaml-bad-escape',
    `\`\\${escaped}\` needs ${digits} hexadecimal digits; write all of them, or use single quotes`,
  );
}

function unclosed(findings: Findings, start: number): QuotedEnd {
  const { text } = findings;
  const quote = text.charAt(start);
  const end = trimEnd(text, start + 1, lineEndOf(text, start));
  const name = quote === '"' ? 'double' : 'single';
  report(
    findings,
    start,
    start + 1,
    'yaml-unclosed-quote',
    `this ${name} quote is never closed; add a closing \`${quote}\` at the end of the text it opens`,
  );
  let backslashes = 0;
  while (quote === '"' && text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
  repair(findings, end, end, backslashes % 2 === 1 ? `\\${quote}` : quote);
  return { end, closed: false, multiline: false };
}

/**
 * Scans the quoted scalar that opens at `start` inside a collection at column `indent`. Without a closing quote
 * before a line that is not deeper than `indent`, the scalar ends with its first line.
 */
export function scanQuoted(findings: Findings, start: number, indent: number): QuotedEnd {
  const { text } = findings;
  const quote = text.charCodeAt(start);
  const escapes: number[] = [];
  let multiline = false;
  let pos = start + 1;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === quote) {
      if (quote === DOUBLE || text.charCodeAt(pos + 1) !== quote) break;
      pos += 2;
    } else if (code === BACKSLASH && quote === DOUBLE) {
      if (isBreak(text.charCodeAt(pos + 1))) pos++;
      else {
        escapes.push(pos);
        pos += 2;
      }
    } else if (isBreak(code)) {
      const next = skipConflict(findings, nextLine(text, pos));
      const content = skipSpaces(text, next);
      const word = skipBlanks(text, content);
      findings.reach = Math.max(findings.reach, word + 4);
      if (next >= text.length || isDocumentMarker(text, next)) return unclosed(findings, start);
      if (!isBreak(text.charCodeAt(word)) && content - next <= indent) {
        if (text.charCodeAt(content) !== TAB) return unclosed(findings, start);
        reportTabs(findings, next, word);
      }
      multiline = true;
      pos = word;
    } else pos++;
  }
  for (const at of escapes) checkEscape(findings, at);
  return { end: pos + 1, closed: true, multiline };
}

/** Reports tabs in the indentation from `from` to `to`, and makes the tree parser see spaces. */
export function reportTabs(findings: Findings, from: number, to: number): void {
  const first = findings.text.indexOf('\t', from);
  report(
    findings,
    first,
    to,
    'yaml-tab-indentation',
    'this line is indented with a tab, which YAML does not allow; indent with spaces instead',
  );
  repair(findings, first, to, ' '.repeat(to - first));
}
