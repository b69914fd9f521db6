import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

/** The sentences that the client passes to `l10n.t`. */
function sentencesOfClient(): readonly string[] {
  const files = fs.readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return sources.flatMap((file) => {
    const text = fs.readFileSync(path.join(root, 'client', file), 'utf8');
    return [...text.matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, sentence = '']) => sentence);
  });
}

test('the bundle has every sentence of the client, for translators to copy', () => {
  const bundle = read('l10n/bundle.l10n.json') as Record<string, string>;
  expect(Object.keys(bundle).sort()).toEqual([...new Set(sentencesOfClient())].sort());
  expect(Object.entries(bundle).filter(([key, sentence]) => key !== sentence)).toEqual([]);
});

test('package.nls.json has every text that package.json names, and no other', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
  expect(Object.keys(read('package.nls.json') as object).sort()).toEqual([...new Set(named)].sort());
});
