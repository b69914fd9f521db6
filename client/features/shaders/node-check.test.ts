import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { checkShaders } from './node-check';

const never = new AbortController().signal;
const root = path.resolve(import.meta.dirname, '../../..');

/** A folder whose check is this script. */
function repositoryWith(script: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.mkdirSync(path.join(folder, 'scripts'));
  fs.writeFileSync(path.join(folder, 'scripts', 'kernels-check.mjs'), script);
  return folder;
}

test('a report of the repository’s script comes back, also where it found errors', async () => {
  const report = `{"compiled":1,"problems":[],"unchecked":[]}`;
  const repository = repositoryWith(
    `process.stdin.resume(); console.log('${report}'); process.exitCode = 1;`,
  );
  expect(await checkShaders(repository, {}, never)).toEqual(JSON.parse(report));
});

test('the script gets the texts as they stand in the editor', async () => {
  const script = `let t = ''; process.stdin.on('data', (d) => { t += d; }).on('end', () => console.log(JSON.stringify({
    compiled: 0, unchecked: [], problems: [{ file: Object.keys(JSON.parse(t))[0], line: 1, column: 1, endColumn: 2,
    severity: 'error', message: process.argv.slice(2).join(' ') }] })));`;
  const report = await checkShaders(repositoryWith(script), { 'a.wgsl': 'fn' }, never);
  expect(report).toMatchObject({ problems: [{ file: 'a.wgsl', message: '--json --stdin' }] });
});

test('a script that breaks off says why', async () => {
  const repository = repositoryWith(`console.error('kernels-check: no esbuild'); process.exitCode = 2;`);
  expect(await checkShaders(repository, {}, never)).toBe('kernels-check: no esbuild');
});

test('an endless script is ended with the signal', async () => {
  const repository = repositoryWith(`import fs from 'node:fs';
    fs.writeFileSync('pid.part', String(process.pid));
    fs.renameSync('pid.part', 'pid');
    for (;;);`);
  const stop = new AbortController();
  const answer = checkShaders(repository, {}, stop.signal);
  const pid = await vi.waitFor(() => Number(fs.readFileSync(path.join(repository, 'pid'), 'utf8')), 30_000);
  stop.abort();
  expect(await answer).toMatch(/abort/);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 30_000);
});

test('the real script is asked in the way it answers', async () => {
  const report = await checkShaders(root, { 'projection/gemv.wgsl': '//#ech i 2' }, never);
  expect(typeof report === 'string' ? report : report.problems).toEqual(
    typeof report === 'string'
      ? expect.stringContaining('webgpu')
      : expect.arrayContaining([expect.objectContaining({ file: 'kernels/projection/gemv.wgsl', line: 1 })]),
  );
});
