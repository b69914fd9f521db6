import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseYaml, toValue } from '../../server/yaml/parse';

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly invalid?: true;
  readonly documents?: number;
}

const CASES: readonly Case[] = JSON.parse(
  readFileSync(new URL('../fixtures/yaml/suite.json', import.meta.url), 'utf8'),
);

/** Invalid texts that are read without a word: odd directives, properties and tabs that spec files do not have. */
const UNREPORTED = new Set([
  '9MMA', // a directive without a document
  'B63P',
  'G9HC', // an anchor at the column of its sequence
  'H7J7',
  'H7TQ', // words after a directive
  'MUS6',
  'SF5V',
  'Y79Y', // tabs where they could be taken for separation
  'Y79Y/7',
  'Y79Y/9',
]);

/** Texts whose values differ from those of the `yaml` package. */
const OTHER_VALUES = new Set([
  '2XXW', // !!set
  'J7PZ', // !!omap
  '565N', // !!binary
  '6BFJ', // the names of keys that are collections
  '4FJ6',
  'KK5P',
  'M2N8',
  'M2N8/1',
  'X38W',
  'JEF9/2', // a block scalar of nothing but blanks, kept
]);

/** The value in the form of JSON, which has no prototypes to differ in. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null');
}

const single = CASES.filter((test) => !test.invalid && test.documents === undefined);

describe('the public YAML test suite', () => {
  it.each(single)('$id: valid, nothing is reported', ({ yaml }) => {
    const parsed = parseYaml(yaml);
    const found = parsed.problems.filter(({ code }) => code !== 'yaml-multiple-documents');
    expect([...found, ...toValue(parsed).problems]).toEqual([]);
  });

  it.each(single.filter(({ id }) => !OTHER_VALUES.has(id)))('$id: has the right value', ({ yaml }) => {
    const [document] = parseAllDocuments(yaml, { uniqueKeys: false, logLevel: 'silent' });
    expect(plain(toValue(parseYaml(yaml)).value)).toEqual(plain(document?.toJS()));
  });

  it.each(CASES.filter(({ documents }) => documents))(
    '$id: $documents documents, the first is read',
    ({ yaml }) => {
      expect(parseYaml(yaml).problems.map(({ code }) => code)).toEqual(['yaml-multiple-documents']);
    },
  );

  it.each(CASES.filter(({ id, invalid }) => invalid && !UNREPORTED.has(id)))(
    '$id: invalid, reported',
    ({ yaml }) => {
      expect(parseYaml(yaml).problems).not.toEqual([]);
    },
  );
});
