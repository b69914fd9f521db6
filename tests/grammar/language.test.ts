import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../scripts/reference/grammar-keys';
import { unitSymbols } from '../../server/core/quantity';
import { BITS } from '../../server/core/spec';

const read = (name: string) =>
  JSON.parse(
    fs.readFileSync(path.resolve(import.meta.dirname, `../../syntaxes/${name}.tmLanguage.json`), 'utf8'),
  );

describe('the grammars know the language as the schemas define it', () => {
  test.each(['model', 'hardware', 'deployment'] as const)('the keys of a %s file', (kind) => {
    const inGrammar = /\(\?:(.*)\)\(\?=/.exec(read(kind).repository.key.match)?.[1]?.split('|');
    expect(inGrammar).toEqual(keysOf(kind));
  });

  const { quantity, word } = read('values').repository;
  // Oniguruma and JavaScript agree on these patterns, but for `\G`.
  const matches = (pattern: string, text: string) => new RegExp(`^${pattern.replace('\\G', '')}`).test(text);

  test('the units', () => {
    const unknown = unitSymbols().filter((unit) => !matches(quantity.match, `1 ${unit}`));
    expect(unknown.filter((unit) => !unit.startsWith('$'))).toEqual([]);
  });

  test('the number formats', () => {
    expect(Object.keys(BITS).filter((format) => !matches(word.match, format))).toEqual([]);
  });
});
