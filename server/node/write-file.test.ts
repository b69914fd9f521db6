import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFile, replaceFile } from './write-file';

let folder = '';
let file = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-write-'));
  file = path.join(folder, 'card.hardware.yaml');
});

afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A disk that is full after some bytes. */
function fullDisk(): void {
  const open = fsPromises.open;
  vi.spyOn(fsPromises, 'open').mockImplementation(async (...args) => {
    const handle = await open(...args);
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data) => {
      await write(String(data).slice(0, 4));
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    return handle;
  });
}

describe('replacing a file', () => {
  it('writes the whole text, keeps the permissions, and leaves nothing else behind', async () => {
    fs.writeFileSync(file, 'before', { mode: 0o640 });
    await replaceFile(file, 'after');
    expect(fs.readFileSync(file, 'utf8')).toBe('after');
    expect(fs.statSync(file).mode & 0o777).toBe(0o640);
    expect(fs.readdirSync(folder)).toEqual(['card.hardware.yaml']);
  });

  it('writes through a link, which stays one', async () => {
    const link = path.join(folder, 'link.hardware.yaml');
    fs.writeFileSync(file, 'before');
    fs.symlinkSync(file, link);
    await replaceFile(link, 'after');
    expect(fs.readFileSync(file, 'utf8')).toBe('after');
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('leaves what was there when the disk is full', async () => {
    fs.writeFileSync(file, 'before');
    fullDisk();
    await expect(replaceFile(file, 'a longer text')).rejects.toThrow('ENOSPC');
    expect(fs.readFileSync(file, 'utf8')).toBe('before');
    expect(fs.readdirSync(folder)).toEqual(['card.hardware.yaml']);
  });
});

describe('creating a file', () => {
  it('writes the whole text', async () => {
    await createFile(file, 'text');
    expect(fs.readFileSync(file, 'utf8')).toBe('text');
    expect(fs.readdirSync(folder)).toEqual(['card.hardware.yaml']);
  });

  it('never writes over another, where links cannot be made either', async () => {
    fs.writeFileSync(file, 'before');
    await expect(createFile(file, 'after')).rejects.toMatchObject({ code: 'EEXIST' });
    vi.spyOn(fsPromises, 'link').mockRejectedValue(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
    await expect(createFile(file, 'after')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(fs.readFileSync(file, 'utf8')).toBe('before');
    fs.rmSync(file);
    await createFile(file, 'after');
    expect(fs.readFileSync(file, 'utf8')).toBe('after');
  });

  it('leaves nothing when the disk is full', async () => {
    fullDisk();
    await expect(createFile(file, 'a longer text')).rejects.toThrow('ENOSPC');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
