import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './imports';
import { objection, rooms } from './rooms';

const root = path.resolve(import.meta.dirname, '../..');

/** The source files of a room; tests may import what they like. */
function sourceFiles(room: string): readonly string[] {
  const folder = path.join(root, room);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file));
}

const importsOfFile = (file: string) => importsOf(file, fs.readFileSync(path.join(root, file), 'utf8'));

describe('rooms look only where they may', () => {
  test.each(Object.keys(rooms))('%s', (room) => {
    const objections = sourceFiles(room).flatMap((file) =>
      importsOfFile(file).flatMap((imported) => objection(file, imported) ?? []),
    );
    expect(objections).toEqual([]);
  });

  test('every source file under server/ is in a room', () => {
    const outside = sourceFiles('server').filter(
      (file) => !Object.keys(rooms).some((room) => file.startsWith(`${room}/`)),
    );
    expect(outside).toEqual([]);
  });
});

describe('the check catches', () => {
  test.each([
    ['core that reads a file', 'server/core/cost/mfa.ts', `import fs from 'node:fs'`],
    ['a Node module without its prefix', 'server/core/cost/mfa.ts', `import { join } from 'path'`],
    [
      'core that looks into the language',
      'server/core/cost/mfa.ts',
      `import { parse } from '../../yaml/parse'`,
    ],
    ['a package that core has no use for', 'server/core/spec/model.ts', `import { parse } from 'yaml'`],
    ['a type import', 'server/language/features/hover.ts', `import type { Uri } from 'vscode'`],
    [
      'an inline type import',
      'server/language/hover.ts',
      `import { type Connection } from 'vscode-languageserver'`,
    ],
    ['an import type', 'server/core/a.ts', `type Text = import('../language/text').Text`],
    ['a re-export', 'server/protocol/a.ts', `export * from '../language'`],
    ['a dynamic import', 'client/extension.ts', `await import('../server/core/cost')`],
    [
      'a client that looks past the protocol',
      'client/extension.ts',
      `import { hover } from '../server/language/hover'`,
    ],
    ['Node in the browser server', 'server/lsp/main.browser.ts', `import fs from 'node:fs'`],
    ['a room that needs Node', 'server/lsp/server.ts', `import { nodeHost } from '../node/host'`],
    [
      'the Node entry of a package',
      'server/lsp/handlers.ts',
      `import { x } from 'vscode-languageserver/node'`,
    ],
    ['a feature that imports another', 'client/features/a/a.ts', `import { b } from '../b/b'`],
    ['a look outside all rooms', 'client/extension.ts', `import manifest from '../package.json'`],
  ])('%s', (_what, file, text) => {
    expect(importsOf(file, text).map((imported) => objection(file, imported))).toEqual([expect.any(String)]);
  });

  test.each([
    ['server/core/spec/model.ts', `import * as z from 'zod'; import { a } from './fields'`],
    ['server/yaml/parse/tree.ts', `import { parser } from '@lezer/yaml'; import { q } from './quoted'`],
    [
      'server/lsp/main.node.ts',
      `import fs from 'node:fs'; import { createConnection } from 'vscode-languageserver/node'`,
    ],
    [
      'client/features/a/a.ts',
      `import { x } from '../../../server/protocol/catalog'; import vscode from 'vscode'`,
    ],
  ])('and leaves %s alone', (file, text) => {
    expect(importsOf(file, text).map((imported) => objection(file, imported))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
