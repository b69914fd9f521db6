import { describe, expect, test } from 'vitest';
import { circlesOf } from './circles';
import { isWithin, objection, roomOf } from './guard';
import { importsOf } from './imports';
import { rooms } from './rooms';
import { readSources, resolved } from './sources';

const sources = readSources(['server', 'client', 'webview', 'kernels']);
const files = new Set(sources.map(({ file }) => file));
const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));

/** The source files that each source file imports. */
const graph = new Map(
  sources.map(({ file, imports }) => [
    file,
    imports.flatMap((imported) => (imported.kind === 'file' ? [imported.path] : [])),
  ]),
);

describe('rooms', () => {
  test('look only where they may, and by the index of what they look into', () => {
    const objections = sources.flatMap(({ file, imports }) =>
      imports.flatMap((imported) => objection(file, imported, files) ?? []),
    );
    expect(objections).toEqual([]);
  });

  test('have files, each of them', () => {
    const used = new Set([...files].map((file) => roomOf(file)?.name));
    expect(Object.keys(rooms).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('there is no circle', () => {
  test('of files', () => {
    expect(circlesOf(graph)).toEqual([]);
  });

  test('of folders; a folder and what is inside it may know each other', () => {
    const folders = new Map<string, Set<string>>();
    for (const [file, targets] of graph)
      for (const target of targets) {
        const [from, to] = [folderOf(file), folderOf(target)];
        if (isWithin(from, to) || isWithin(to, from)) continue;
        folders.set(from, (folders.get(from) ?? new Set()).add(to));
      }
    expect(circlesOf(folders)).toEqual([]);
  });
});

describe('the check catches', () => {
  const known = new Set([
    'server/core/spec/index.ts',
    'server/core/spec/model.ts',
    'server/core/cost/mfa.ts',
  ]);
  const objections = (file: string, text: string) =>
    importsOf(file, text).map((written) => objection(file, resolved(file, written, known), known));

  test.each([
    ['core that reads a file', 'server/core/cost/mfa.ts', `import fs from 'node:fs'`],
    ['a Node module without its prefix', 'server/core/cost/mfa.ts', `import { join } from 'path'`],
    ['core that looks into YAML', 'server/core/cost/mfa.ts', `import { parse } from '../../yaml/parse'`],
    ['a room of core that looks up', 'server/core/spec/model.ts', `import { mfa } from '../cost/mfa'`],
    ['a look past an index', 'server/core/cost/mfa.ts', `import { model } from '../spec/model'`],
    ['a package that core has no use for', 'server/core/spec/model.ts', `import { parse } from 'yaml'`],
    ['a type import', 'server/language/features/hover/a.ts', `import type { Uri } from 'vscode'`],
    ['an inline type import', 'server/language/rules/a.ts', `import { type A } from 'vscode-languageserver'`],
    ['an import type', 'server/core/cost/a.ts', `type Text = import('../../language/rules').Text`],
    ['a re-export', 'server/protocol/a.ts', `export * from '../language'`],
    ['a dynamic import', 'client/extension.ts', `await import('../server/core/cost')`],
    [
      'a client that looks past the protocol',
      'client/extension.ts',
      `import { a } from '../server/language'`,
    ],
    ['Node in the browser server', 'server/lsp/main.browser.ts', `import fs from 'node:fs'`],
    ['a room that needs Node', 'server/lsp/server.ts', `import { nodeHost } from '../node/host'`],
    ['the Node entry of a package', 'server/lsp/a.ts', `import { x } from 'vscode-languageserver/node'`],
    ['a feature that imports another', 'client/features/a/a.ts', `import { b } from '../b/b'`],
    ['a panel that imports another', 'webview/panels/a/a.ts', `import { b } from '../b/b'`],
    ['a look outside all rooms', 'client/extension.ts', `import manifest from '../package.json'`],
    ['a file in no room', 'server/new/a.ts', `import { b } from './b'`],
  ])('%s', (_what, file, text) => {
    expect(objections(file, text)).toEqual([expect.any(String)]);
  });

  test.each([
    ['server/core/cost/mfa.ts', `import { model } from '../spec'; import { a } from './fields'`],
    ['server/yaml/parse/tree/raw.ts', `import { parser } from '@lezer/yaml'; import { q } from '../quoted'`],
    [
      'server/lsp/main.node.ts',
      `import fs from 'node:fs'; import { createConnection } from 'vscode-languageserver/node'`,
    ],
    [
      'client/features/a/a.ts',
      `import { x } from '../../../server/protocol/catalog'; import vscode from 'vscode'`,
    ],
  ])('and leaves %s alone', (file, text) => {
    expect(objections(file, text)).toEqual([undefined, undefined]);
  });
});

test('circles are found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  expect(circlesOf(graph)).toEqual([['a', 'b', 'c']]);
});
