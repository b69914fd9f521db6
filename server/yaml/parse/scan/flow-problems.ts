import { DEPTH_BUDGET } from '../budgets';
import { endOnLine } from './chars';
import { type Findings, repair, report } from './findings';

export function reportUnclosed(findings: Findings, open: number): void {
  const opener = findings.text.charAt(open);
  const [closer, kind] = opener === '[' ? [']', 'list'] : ['}', 'map'];
  const message = `this \`${opener}\` is never closed; add the \`${closer}\` where the ${kind} ends`;
  report(findings, open, open + 1, 'yaml-unclosed-bracket', message);
}

export function reportStray(findings: Findings, at: number): void {
  const found = findings.text.charAt(at);
  const message =
    found === ','
      ? 'a value cannot begin with a comma; delete it, or quote the text it belongs to'
      : `no open bracket for this \`${found}\`; delete it, or quote the text it belongs to`;
  report(findings, at, at + 1, found === ',' ? 'yaml-unexpected-comma' : 'yaml-unexpected-bracket', message);
  repair(findings, at, at + 1, ' ');
}

export function reportTooDeep(findings: Findings, at: number): void {
  const message = `nested more than ${DEPTH_BUDGET} levels deep and not read; use fewer levels`;
  report(findings, at, at + 1, 'yaml-too-deep', message);
}

export function reportComma(findings: Findings, at: number): void {
  const message = 'nothing stands before this comma; delete it, or write the missing entry before it';
  report(findings, at, at + 1, 'yaml-unexpected-comma', message);
  repair(findings, at, at + 1, ' ');
}

export function reportMissingComma(findings: Findings, at: number): void {
  const message = 'a comma is missing; expected commas between the entries of a `{ }` map or `[ ]` list';
  report(findings, at, endOnLine(findings.text, at, at + 1), 'yaml-missing-comma', message);
  repair(findings, at, at, ',');
}

export function reportSecondColon(findings: Findings, at: number): void {
  const message = 'this colon follows another one; delete it, or write the missing value before it';
  report(findings, at, at + 1, 'yaml-unexpected-colon', message);
  repair(findings, at, at + 1, ' ');
}

export function reportMultilineKey(findings: Findings, colon: number): void {
  const message =
    'the key of a pair inside a list is not on one line with its colon; put them on one line, or write the pair as `{ key: value }`';
  report(findings, colon, colon + 1, 'yaml-multiline-key', message);
}

/** A second anchor, tag or `?` before one value. */
export function reportRepeated(findings: Findings, from: number, to: number): void {
  const kind = { '&': 'anchor', '!': 'tag' }[findings.text.charAt(from)] ?? '`?`';
  report(
    findings,
    from,
    to,
    'yaml-syntax',
    `a value has one ${kind}; delete this one, or separate the values`,
  );
  repair(findings, from, to, ' '.repeat(to - from));
}

export function reportDash(findings: Findings, at: number): void {
  const message =
    'a `-` item cannot stand inside `[ ]` or `{ }`; delete the dash and separate the items by commas';
  report(findings, at, at + 1, 'yaml-unexpected-item', message);
  repair(findings, at, at + 1, ' ');
}
