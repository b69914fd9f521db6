import {
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BANG,
  COLON,
  COMMA,
  DASH,
  GREATER,
  isFlowIndicator,
  isQuote,
  PERCENT,
  PIPE,
  QUESTION,
  trimEnd,
} from './chars';
import { excerpt, type Findings, repair, report } from './findings';
import { plainColon } from './line-text';
import { reportSpecial } from './special';

/** Characters that cannot begin a plain scalar. */
const INDICATORS = new Set([
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BANG,
  COLON,
  COMMA,
  DASH,
  GREATER,
  PERCENT,
  PIPE,
  QUESTION,
]);

/** Indicators that make a key invalid. */
const RESERVED = new Set([AT, BACKTICK, GREATER, PERCENT, PIPE]);

/** Characters that may begin a key, but that the tree parser does not accept there. */
const KEY_STARTS = new Set([COLON, DASH, QUESTION]);

/** Replaces characters by `_` where the tree parser would not read them as the text of a key. */
function hideIndicators(findings: Findings, from: number, to: number, starts: ReadonlySet<number>): void {
  for (let at = from; at < to; at++) {
    const code = findings.text.charCodeAt(at);
    if ((at === from && starts.has(code)) || isFlowIndicator(code)) repair(findings, at, at + 1, '_');
  }
}

/** Reports an unquoted key that needs quotes. */
export function checkPlainKey(findings: Findings, pos: number, colon: number): void {
  if (RESERVED.has(findings.text.charCodeAt(pos))) reportSpecial(findings, pos, colon);
  hideIndicators(findings, pos, colon, KEY_STARTS);
}

/** Reports a key on the line of another key, and makes the tree parser read the two as one text. */
export function reportNestedKey(findings: Findings, pos: number, colon: number, known: boolean): void {
  const { text } = findings;
  if (!known) {
    report(
      findings,
      colon,
      colon + 1,
      'yaml-nested-key',
      'a second `key: value` on one line; put it on a line of its own, deeper than the key, or quote the text if the colon is part of it',
    );
  }
  for (let at: number | undefined = colon; at !== undefined; at = plainColon(text, at + 1)) {
    repair(findings, at, at + 1, '_');
  }
  const code = text.charCodeAt(pos);
  if (isQuote(code) || isFlowIndicator(code) || INDICATORS.has(code)) repair(findings, pos, pos + 1, 'x');
}

/** Reports text `from`-`to` where a key belongs. */
export function reportMissingColon(findings: Findings, from: number, to: number): void {
  report(
    findings,
    from,
    to,
    'yaml-missing-colon',
    `\`${excerpt(findings.text, from, to)}\` stands where a key belongs, but has no colon; expected \`key: value\``,
  );
}

/**
 * Reports a line that should be `key: value`. For `key:value`, returns the offset of the value; otherwise the
 * whole line becomes a key without a value.
 */
export function reportNoKey(findings: Findings, pos: number, end: number): number | undefined {
  const { text } = findings;
  const tight = /^[^\s:'"#]+:(?!\/\/)(?=\S)/.exec(text.slice(pos, end));
  if (!tight) {
    reportMissingColon(findings, pos, end);
    hideIndicators(findings, pos, end, INDICATORS);
    repair(findings, end, end, ':');
    return undefined;
  }
  const after = pos + tight[0].length;
  report(
    findings,
    after - 1,
    after,
    'yaml-missing-space',
    `a space is missing after this colon; write \`${excerpt(text, pos, after)} ${excerpt(text, after, end)}\``,
  );
  repair(findings, after, after, ' ');
  return after;
}

/** Reports an anchor or a tag before an alias. */
export function reportAliasProperty(findings: Findings, from: number, alias: number): void {
  report(
    findings,
    from,
    trimEnd(findings.text, from, alias),
    'yaml-alias-property',
    'an alias takes the anchor and tag of what it stands for and cannot have its own; delete this one',
  );
  repair(findings, from, alias, ' '.repeat(alias - from));
}
