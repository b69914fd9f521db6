import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileUri, findSpecFiles, nodeFiles } from './files';

let folder = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-files-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer = 'name: a\n'): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return fileUri(file);
}

describe('reading a file', () => {
  it('gives its text, without a byte order mark', async () => {
    expect(await nodeFiles.read(write('a.model.yaml', '\ufeffname: é🚀\r\n'))).toEqual({
      ok: true,
      text: 'name: é🚀\r\n',
    });
  });

  it('finds names that need escaping', async () => {
    const uri = write('sp ace/100% #1 カード.model.yaml');
    expect(await nodeFiles.read(uri)).toMatchObject({ ok: true });
  });

  it.each([
    ['missing', () => fileUri(path.join(folder, 'none.model.yaml'))],
    ['missing', () => 'https://example.com/a.model.yaml'],
    ['missing', () => 'file:///%00'],
    ['folder', () => fileUri(folder)],
    ['binary', () => write('a.model.yaml', Buffer.from([110, 0, 97]))],
    ['too-large', () => write('a.model.yaml', Buffer.alloc(2_000_000, 35))],
    ['denied', () => fileUri('/dev/zero')],
    [
      'loop',
      () => {
        fs.symlinkSync('a.model.yaml', path.join(folder, 'a.model.yaml'));
        return fileUri(path.join(folder, 'a.model.yaml'));
      },
    ],
  ])('says that it is %s', async (reason, uri) => {
    expect(await nodeFiles.read(uri())).toEqual({ ok: false, reason });
  });
});

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
});
