import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { catalogScheme } from '../../server/protocol/catalog';
import { panelNames } from '../../server/protocol/panels';
import { defaultSettings } from '../../server/protocol/settings';

const root = path.resolve(import.meta.dirname, '../..');
const { contributes } = manifest;
const languages = contributes.languages.map((language) => language.id);

/** Nested settings by their full keys. */
function flat(prefix: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [prefix]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(`${prefix}.${key}`, inner)));
}

describe('package.json', () => {
  test('names only files that exist', () => {
    const files = [
      ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...contributes.grammars.map((grammar) => grammar.path),
      ...contributes.snippets.map((snippets) => snippets.path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
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
    expect(Object.keys(contributes.configurationDefaults)).toEqual([
      languages.map((id) => `[${id}]`).join(''),
    ]);
  });

  test('activates the extension for its own languages, documents and panels, and for nothing else', () => {
    expect(manifest.activationEvents).toEqual([
      ...languages.map((id) => `onLanguage:${id}`),
      `onFileSystem:${catalogScheme}`,
      ...panelNames.map((name) => `onWebviewPanel:decodeLens.${name}`),
      'onWebviewPanel:decodeLens.profile',
      // This repository: its shaders are checked while they are edited.
      'workspaceContains:scripts/kernels-check.mjs',
    ]);
  });

  test('has a command for every panel', () => {
    const known = contributes.commands.map(({ command }) => command);
    expect(known).toEqual(expect.arrayContaining(panelNames.map((name) => `decodeLens.open.${name}`)));
  });

  test('has the settings that the server reads, with its defaults', () => {
    const properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>> =
      contributes.configuration.properties;
    const settings = Object.entries(flat('decodeLens', defaultSettings));
    expect(settings.map(([key]) => [key, properties[key]?.default, properties[key]?.scope])).toEqual(
      settings.map(([key, value]) => [key, value, key === 'decodeLens.priceBasis' ? 'window' : 'resource']),
    );
    const read = settings.map(([key]) => key);
    const others = Object.keys(properties).filter((key) => !read.includes(key));
    expect(others.filter((key) => !key.startsWith('decodeLens.profile.'))).toEqual([
      'decodeLens.trace.server',
    ]);
  });

  test('lets no workspace say what is started to profile kernels', () => {
    const settings = Object.entries(contributes.configuration.properties).filter(([key]) =>
      key.startsWith('decodeLens.profile.'),
    );
    expect(new Set(settings.map(([, { scope }]) => scope))).toEqual(new Set(['machine']));
    const paths = settings.map(([key]) => key).filter((key) => key.endsWith('Path'));
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(paths);
  });

  test('puts every command under one category, and offers in menus and keys only what there is', () => {
    const known = contributes.commands.map(({ command }) => command);
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['Decode Lens']));
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    expect(used.map(({ command }) => command).filter((command) => !known.includes(command))).toEqual([]);
    const linked = [
      ...fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8').matchAll(/\(command:([\w.]+)\)/g),
    ];
    expect(linked.map(([, command]) => command).filter((command) => !known.includes(command ?? ''))).toEqual(
      [],
    );
  });

  test('reads the findings that the command line prints', () => {
    const [matcher] = contributes.problemMatchers;
    const line =
      'specs/a b.model.yaml:3:12 error unknown-key: `hiden` is no key here; did you mean `hidden`?';
    expect(new RegExp(matcher?.pattern.regexp ?? '').exec(line)?.slice(1)).toEqual([
      'specs/a b.model.yaml',
      '3',
      '12',
      'error',
      'unknown-key',
      '`hiden` is no key here; did you mean `hidden`?',
    ]);
    // An editor takes a severity that it does not know for an error, and what we call information it calls info.
    const advice = new RegExp(matcher?.pattern.regexp ?? '').exec('a.model.yaml:1:1 information a-b: so?');
    expect(advice?.[matcher?.pattern.severity ?? 0]).toBe('info');
  });

  test('depends on nothing without a reason in docs/architecture.md', () => {
    const page = fs.readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
    const { devDependencies, optionalDependencies } = manifest;
    const names = Object.keys({ ...devDependencies, ...optionalDependencies });
    const explained = (name: string) => page.includes(`\`${name}\``) || name.startsWith('@types/');
    expect(names.filter((name) => !explained(name))).toEqual([]);
  });

  test('runs in the oldest editor whose API the client is compiled against', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});
