import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileUri, nodeFiles } from './files';

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

/** A pipe that no process writes to. */
function pipe(name: string): string {
  execFileSync('mkfifo', [path.join(folder, name)]);
  return fileUri(path.join(folder, name));
}

function link(name: string, target: string): string {
  fs.symlinkSync(target, path.join(folder, name));
  return fileUri(path.join(folder, name));
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
    ['missing', () => 'file://host/a/x.model.yaml'],
    ['missing', () => 'file://user@host/a/x.model.yaml'],
    ['missing', () => 'file:///a%2fb/x.model.yaml'],
    ['denied', () => fileUri('/dev/zero')],
    ['denied', () => pipe('a.model.yaml')],
    ['denied', () => link('a.model.yaml', path.join(folder, pipe('b.model.yaml') && 'b.model.yaml'))],
    ['denied', () => link('a.model.yaml', '/proc/self/pagemap')],
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
