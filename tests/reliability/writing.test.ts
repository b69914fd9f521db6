import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeLens, runProgram } from '../cli/run';
import { CARD, FILES } from '../kit/texts';
import { bundles, folderWith } from '../lsp/kit';

const MEASUREMENTS = `kernel,heads,kv heads,head dim,batch,context,precision,time
gqa,32,8,128,64,4096,fp8,1 ms
gqa,32,8,128,256,4096,fp8,4 ms
`;
const CALIBRATE = ['calibrate', 'card.hardware.yaml', 'bench.csv', '--write'];

const folderOf = (card: string) =>
  folderWith({ ...FILES, 'card.hardware.yaml': card, 'bench.csv': MEASUREMENTS });

describe('calibrate --write', () => {
  it('leaves the card whole where the disk takes no more', async () => {
    const card = `${CARD}${'# a comment that makes the file long\n'.repeat(200)}`;
    const folder = folderOf(card);
    const limited = `ulimit -f 1; exec "$@"`;
    const args = ['-c', limited, 'sh', process.execPath, bundles.cli, ...CALIBRATE];
    const { status } = await runProgram('sh', args, folder.path);
    expect(status).not.toBe(0);
    expect(folder.read('card.hardware.yaml')).toBe(card);
  });

  it.each([
    ['a byte order mark', `\ufeff${CARD}`],
    ['the line endings', CARD.replaceAll('\n', '\r\n')],
    ['both', `\ufeff${CARD.replaceAll('\n', '\r\n')}`],
  ])('keeps %s', async (_, card) => {
    const folder = folderOf(card);
    expect(await decodeLens(CALIBRATE, folder.path)).toMatchObject({ status: 0 });
    const written = folder.read('card.hardware.yaml');
    expect(written.startsWith('\ufeff')).toBe(card.startsWith('\ufeff'));
    expect(/(?<!\r)\n/.test(written)).toBe(!card.includes('\r'));
    expect(written.length).toBeGreaterThan(card.length);
  });
});

describe('an output', () => {
  const timeline = (file: string) => ['simulate', 'tiny.deployment.yaml', '--timeline', file];

  it('is written over an earlier one of its own', async () => {
    const folder = folderWith(FILES);
    for (let run = 0; run < 2; run++)
      expect(await decodeLens(timeline('out.json'), folder.path)).toMatchObject({ status: 0 });
    expect(JSON.parse(folder.read('out.json'))).toHaveProperty('traceEvents');
    expect(fs.readdirSync(folder.path).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it.each([
    ['a spec', 'card.hardware.yaml', 'has the name of a spec'],
    ['its own deployment', 'tiny.deployment.yaml', 'has the name of a spec'],
    ['the name of a spec that is not there', 'new.model.yml', 'has the name of a spec'],
    ['a file of another program', 'notes.json', 'was not written by this option'],
    ['a folder', 'folder', 'was not written by this option'],
  ])('is not written over %s', async (_, file, reason) => {
    const folder = folderWith({ ...FILES, 'notes.json': '{"mine": 1}', 'folder/a.txt': 'a' });
    const before = fs.existsSync(folder.file(file)) && fs.statSync(folder.file(file)).mtimeMs;
    const { status, errors } = await decodeLens(timeline(file), folder.path);
    expect([status, errors]).toEqual([2, expect.stringContaining(reason)]);
    expect(fs.existsSync(folder.file(file)) && fs.statSync(folder.file(file)).mtimeMs).toBe(before);
  });

  it('of a report is refused in the same way', async () => {
    const folder = folderWith(FILES);
    const args = ['report', 'tiny.deployment.yaml', '--html', 'card.hardware.yaml'];
    expect(await decodeLens(args, folder.path)).toMatchObject({ status: 2 });
    expect(folder.read('card.hardware.yaml')).toBe(CARD);
  });

  it('may be a pipe', async () => {
    const args = ['-c', '"$@" | cat', 'sh', process.execPath, bundles.cli, ...timeline('/dev/stdout')];
    const { status, output } = await runProgram('sh', args, folderWith(FILES).path);
    expect([status, output]).toEqual([0, expect.stringContaining('"traceEvents"')]);
  });
});

describe('check of a folder', () => {
  it('fails where a part of it could not be looked at', async () => {
    const folder = folderWith(FILES);
    const { status, output } = await decodeLens(['check', path.join(folder.path, 'none')]);
    expect([status, output]).toEqual([2, expect.stringContaining('not read')]);
  });
});
