import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, inRoot, serverOn } from '../lsp/kit';

const page = fs.readFileSync(inRoot('docs', 'lsp.md'), 'utf8');
const ledger = fs.readFileSync(inRoot('docs', 'development', 'feature-tests.md'), 'utf8');

/** The cells of the tables whose first column is a capability. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const cells = [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | '));
  return cells.filter((row) => row.length === 3 && row[0]?.startsWith('`'));
}

const capabilityOf = ([name = '']: readonly string[]): string => name.slice(1, -1);
const rows = rowsOf(ledger).map((row) => ({ wire: row[1] ?? '', editor: row[2] ?? '' }));

/** The tests that the ledger names: ``tests/…`: title`. */
const named = [...ledger.matchAll(/`(tests\/[\w./-]+)`: (.*?) \|/g)].map(([, file = '', title = '']) => ({
  file,
  title,
}));

/** An editor that says it can do everything that a server may ask about. */
const EVERYTHING = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceFolders: true, fileOperations: { willRename: true } },
};

/** The titles of the tests of a file; those of tables as patterns. */
function titlesOf(file: string): readonly RegExp[] {
  const text = fs.readFileSync(inRoot(...file.split('/')), 'utf8');
  const titles = [
    ...text.matchAll(
      /\b(?:it|test)(?:\.\w+\([\s\S]*?\))?\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)")/g,
    ),
  ];
  return titles.map(([, ...quoted]) => {
    const title = quoted.find((part) => part !== undefined) ?? '';
    const exact = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${exact.replace(/%\w|\\\$\\\{.*?\\\}/g, '.+')}$`);
  });
}

describe('docs/lsp.md and its ledger of tests', () => {
  it('lists what the server announces, no more and no less', async () => {
    const { initialized } = await serverOn(folderWith(), { capabilities: EVERYTHING });
    const { workspace = {}, ...others } = initialized.capabilities;
    const { fileOperations = {}, ...ofWorkspace } = workspace;
    const announced = [
      ...Object.keys(others),
      ...Object.keys(ofWorkspace).map((key) => `workspace.${key}`),
      ...Object.keys(fileOperations).map((key) => `workspace.fileOperations.${key}`),
    ];
    announced.sort();
    expect(rowsOf(page).map(capabilityOf).sort()).toEqual(announced);
    expect(rowsOf(ledger).map(capabilityOf).sort()).toEqual(announced);
  });

  it.each(named)('names a test that exists: $file, $title', ({ file, title }) => {
    expect(titlesOf(file).some((pattern) => pattern.test(title))).toBe(true);
  });

  it('names for each capability a test over the wire, and one in VS Code or why there is none', () => {
    for (const { wire, editor } of rows) {
      expect(wire).toMatch(/^`tests\/lsp\//);
      expect(editor).toMatch(/^(?:`tests\/e2e\/|only over the wire: )/);
    }
  });

  it('names every message beyond the protocol’s', () => {
    const folder = inRoot('server', 'protocol');
    const schemas = fs.readdirSync(folder).map((file) => fs.readFileSync(`${folder}/${file}`, 'utf8'));
    const defined = [...schemas.join('\n').matchAll(/'(decodeLens\/[\w/]+)'/g)].map(([, name]) => name);
    const named = [...page.matchAll(/^\| `(decodeLens\/[\w/]+)` \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...new Set(defined)].sort());
  });
});
