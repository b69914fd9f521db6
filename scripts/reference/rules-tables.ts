import fs from 'node:fs';
import type { SpecKind } from '../../server/core/spec';
import { FINDING_CODES, RULES } from '../../server/language/rules';

const BEGIN = '<!-- rules: written by `npm run reference` from the pages of the rules -->';
const END = '<!-- end of rules -->';

const TITLES: Readonly<Record<SpecKind, string>> = {
  model: 'Models',
  hardware: 'Hardware',
  deployment: 'Deployments',
};

/** A code and the first paragraph of its page. */
interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly meaning: string;
}

function entryOf(code: string): Entry {
  const page = fs.readFileSync(`docs/rules/${code}.md`, 'utf8');
  const [, meaning = '', severity = ''] = /^(.*) Severity: (error|warning|information)\.$/m.exec(page) ?? [];
  return { code, severity, meaning };
}

/** The section of a code: that of its kind of file, or the common one. */
function sectionOf({ code, severity }: Entry): string {
  if (code.startsWith('yaml-')) return 'YAML';
  const rule = RULES.find(({ codes }) => codes.some((other) => other === code));
  const [kind, ...others] = rule?.kinds ?? [];
  if (kind === undefined) return 'Decode Lens itself';
  if (others.length > 0) return 'Keys and values';
  return kind === 'deployment' && severity === 'information' ? 'Advice on deployments' : TITLES[kind];
}

const SECTIONS = [
  'Keys and values',
  ...Object.values(TITLES),
  'Advice on deployments',
  'YAML',
  'Decode Lens itself',
];

function tables(): string {
  const entries = [...FINDING_CODES].sort().map(entryOf);
  return SECTIONS.map((title) => {
    const rows = entries
      .filter((entry) => sectionOf(entry) === title)
      .map(({ code, severity, meaning }) => `| [\`${code}\`](${code}.md) | ${severity} | ${meaning} |`);
    return [`## ${title}\n`, '| code | severity | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
  }).join('\n');
}

/** The list of all rules, with tables generated from the rules and their pages. */
export function withRules(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${tables()}\n${END}${after}`;
}
