import { excerpt, type Findings, repair, report } from './findings';

const MEANING: Readonly<Record<string, string>> = {
  '*': 'starts an alias, which is `*` and the name of an anchor',
  '&': 'starts an anchor, which is `&` and a name',
  '|': 'starts a text block',
  '>': 'starts a text block',
  '%': 'starts a directive',
  '#': 'starts a comment',
};

/** Reports an unquoted value that begins with a YAML indicator, and makes the tree parser see a letter instead. */
export function reportSpecial(findings: Findings, from: number, to: number): void {
  const character = findings.text.charAt(from);
  const meaning = MEANING[character] ?? 'is reserved in YAML';
  const value = excerpt(findings.text, from, to);
  report(
    findings,
    from,
    to,
    'yaml-special-character',
    `a value cannot begin with \`${character}\`, which ${meaning}; put the value in quotes: '${value}'`,
  );
  repair(findings, from, from + 1, 'x');
}
