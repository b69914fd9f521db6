import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { isFailure } from '../../kernels/host/host';
import { swiftShader, type TestAdapter } from './support/adapters';
import { bundle, hostOn } from './support/hosts';

const adapter = swiftShader();
if (typeof adapter === 'string') console.log(`Skipped the child process: ${adapter}.`);

/** The processor time of a process, from Linux's process table. */
function cpuSeconds(id: number | undefined): number {
  const fields = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

describe.skipIf(typeof adapter === 'string')('the child process', () => {
  const here = adapter as TestAdapter;

  test('ends when its other end is closed, even in an endless kernel', async () => {
    const script = await bundle('kernels/host/child.node.ts', 'cjs');
    const env = { ...process.env, ...here.env, DECODE_LENS_WEBGPU: here.webgpu };
    const child = spawn(process.execPath, [script], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    const [opened] = await once(createInterface({ input: child.stdout }), 'line');
    expect(JSON.parse(String(opened))).toMatchObject({ reply: 'opened' });
    child.stdin.write(`${JSON.stringify({ id: 1, task: { task: 'endless' } })}\n`);
    const before = cpuSeconds(child.pid);
    await expect.poll(() => cpuSeconds(child.pid) - before, { timeout: 30_000 }).toBeGreaterThan(1);
    child.stdin.end();
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  test('finds webgpu where npm put it below the folder that is named', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kernels-'));
    fs.mkdirSync(path.join(folder, 'node_modules'));
    fs.symlinkSync(here.webgpu, path.join(folder, 'node_modules', 'webgpu'));
    const session = await (await hostOn({ ...here, webgpu: folder })).open(30);
    fs.rmSync(folder, { recursive: true });
    if (isFailure(session)) throw new Error(session.message);
    session.close();
  });
});
