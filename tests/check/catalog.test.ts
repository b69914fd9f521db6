import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../server/core/catalog';
import { catalogUri, checkFile, Workspace } from '../../server/language';

const CATALOG = path.join(import.meta.dirname, '..', '..', 'server', 'core', 'catalog');

/** The bundled files are specs as any other, and every figure in them says where it comes from. */

function fileOf(id: string) {
  const workspace = new Workspace();
  const file = workspace.file(catalogUri(id) ?? '');
  if (file === undefined) throw new Error(`no ${id}`);
  return { workspace, file };
}

/** Key paths of all values that need a source; a list is one figure. */
function* figures(data: unknown, path: readonly string[] = []): Iterable<string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    yield path.join('.');
    return;
  }
  if (Object.hasOwn(data, 'source')) return;
  for (const [key, value] of Object.entries(data)) {
    if (path.length === 0 && ['name', 'version', 'sources'].includes(key)) continue;
    yield* figures(value, [...path, key]);
  }
}

/** Whether a figure or something around it has a source. */
function isSourced(figure: string, sources: ReadonlySet<string>): boolean {
  const keys = figure.split('.');
  return keys.some((_, index) => sources.has(keys.slice(0, index + 1).join('.')));
}

it('holds every file of its folders under an id of its own, those of the paper first', () => {
  const names = ['models', 'accelerators'].flatMap((folder) =>
    fs.readdirSync(path.join(CATALOG, folder)).map((name) => path.basename(name, '.yaml')),
  );
  expect(catalog.map(({ id }) => id).sort()).toEqual(names.sort());
  expect(new Set(names).size).toBe(names.length);
  expect(catalog.filter(({ kind }) => kind === 'model')[0]?.id).toBe('step-3');
  expect(catalog.filter(({ kind }) => kind === 'hardware')[0]?.id).toBe('nvidia-h800');
});

describe.each(catalog.map(({ id }) => id))('%s', (id) => {
  it('has no findings', () => {
    const { file, workspace } = fileOf(id);
    expect(checkFile(file, workspace)).toEqual([]);
    expect(file).toMatchObject({ stale: false, spec: { version: 1 } });
  });

  it('has a source for every figure', () => {
    const { file } = fileOf(id);
    const sources = new Set(Object.keys(file.spec?.sources ?? {}));
    expect([...figures(file.data)].filter((figure) => !isSourced(figure, sources))).toEqual([]);
  });

  it('has words in every source', () => {
    for (const source of Object.values(fileOf(id).file.spec?.sources ?? {})) expect(source).toMatch(/\w{3}/);
  });
});
