import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { catalogScheme } from '../../server/protocol/catalog';

const root = path.resolve(import.meta.dirname, '../..');
const { contributes } = manifest;
const languages = contributes.languages.map((language) => language.id);

describe('package.json', () => {
  test('names only files that exist', () => {
    const files = [
      ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...contributes.grammars.map((grammar) => grammar.path),
    ];
    expect(files.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
  });

  test('gives every grammar the scope that its file has', () => {
    for (const grammar of contributes.grammars) {
      const { scopeName } = JSON.parse(fs.readFileSync(path.join(root, grammar.path), 'utf8'));
      expect(grammar.scopeName).toBe(scopeName);
    }
  });

  test('has a grammar and defaults for every language', () => {
    const withGrammar = contributes.grammars.flatMap((grammar) => grammar.language ?? []);
    expect(withGrammar.sort()).toEqual([...languages].sort());
    expect(Object.keys(contributes.configurationDefaults)).toEqual(languages.map((id) => `[${id}]`));
  });

  test('activates the extension for its own languages and documents, and for nothing else', () => {
    expect(manifest.activationEvents).toEqual([
      ...languages.map((id) => `onLanguage:${id}`),
      `onFileSystem:${catalogScheme}`,
    ]);
  });

  test('runs in the oldest editor whose API the client is compiled against', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});
