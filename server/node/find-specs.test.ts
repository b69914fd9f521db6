import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findSpecFiles, searchSpecs } from './find-specs';

let folder = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-find-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(name: string): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, 'name: a\n');
}

describe('looking for spec files', () => {
  it('finds them at any depth, in order, and leaves other people’s folders out', async () => {
    const specs = ['a.model.yaml', 'b/c.hardware.yml', 'b/d/e.deployment.yaml'];
    for (const name of specs) write(name);
    for (const name of ['a.yaml', 'node_modules/x.model.yaml', '.git/x.model.yaml', 'dist/x.model.yaml'])
      write(name);
    expect(await findSpecFiles(folder)).toEqual(specs.map((name) => path.join(folder, name)));
  });

  it('does not follow links, which may lead in a circle', async () => {
    write('a.model.yaml');
    fs.symlinkSync(folder, path.join(folder, 'again'));
    expect(await findSpecFiles(folder)).toEqual([path.join(folder, 'a.model.yaml')]);
  });

  it('finds nothing in a folder that is not there', async () => {
    expect(await findSpecFiles(path.join(folder, 'none'))).toEqual([]);
  });

  it('says what it could not look at', async () => {
    expect((await searchSpecs(path.join(folder, 'none'))).problems).toEqual([
      { folder: path.join(folder, 'none'), message: expect.stringContaining('ENOENT') },
    ]);
  });

  it('goes on where a folder never answers, as on a network mount that is gone', async () => {
    write('a.model.yaml');
    write('b/c.model.yaml');
    const read = fsPromises.readdir;
    vi.spyOn(fsPromises, 'readdir').mockImplementation(((at: string, options: object) =>
      at.endsWith('b') ? new Promise(() => {}) : Reflect.apply(read, fsPromises, [at, options])) as never);
    expect(await searchSpecs(folder, 20)).toEqual({
      files: [path.join(folder, 'a.model.yaml')],
      problems: [{ folder: path.join(folder, 'b'), message: 'the folder did not answer in time' }],
    });
  });
});
