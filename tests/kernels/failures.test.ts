import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFailure } from '../../kernels/host/host';
import { nodeHost } from '../../kernels/host/node';
import { swiftShader, type TestAdapter } from './support/adapters';
import { bundle, hostOn, openOn } from './support/hosts';

const adapter = swiftShader();
if (typeof adapter === 'string') console.log(`Skipped the failures of the Node host: ${adapter}.`);

const spec = {
  kernel: 'gqa',
  heads: 2,
  kvHeads: 1,
  keyDim: 32,
  valueDim: 32,
  kv: 'f16',
  batch: 1,
  context: 33,
  variant: 'portable',
  logits: 'flat',
} as const;

describe('a Node that is not there', () => {
  test('is said to be missing', async () => {
    const host = nodeHost({ command: ['/nowhere/node'], script: 'child.cjs' });
    expect(await host.open(10)).toMatchObject({
      code: 'no-runtime',
      advice: expect.stringContaining('Node 20'),
    });
  });

  test('so is the package webgpu', async () => {
    const script = await bundle('kernels/host/child.node.ts', 'cjs');
    const host = nodeHost({ command: [process.execPath], script, webgpu: '/nowhere/webgpu' });
    expect(await host.open(10)).toMatchObject({
      code: 'no-webgpu',
      advice: expect.stringContaining('npm install'),
    });
  });

  test('a script that dies is a crash', async () => {
    const host = nodeHost({ command: [process.execPath], script: '/nowhere/child.cjs' });
    expect(await host.open(10)).toMatchObject({
      code: 'crashed',
      message: expect.stringContaining('Cannot find module'),
    });
  });
});

describe.skipIf(typeof adapter === 'string')('failures on SwiftShader', () => {
  const here = adapter as TestAdapter;

  test('no driver: the message carries the cause', async () => {
    const host = await hostOn({ ...here, env: { ...here.env, VK_ICD_FILENAMES: '/nowhere.json' } });
    expect(await host.open(30)).toMatchObject({
      code: 'no-adapter',
      message: expect.stringMatching(/driver says: .*(drivers|INCOMPATIBLE)/i),
      advice: expect.stringContaining('Vulkan'),
    });
  });

  test('an endless kernel is ended, and the next session works', async () => {
    const session = await openOn(here);
    expect(await session.run({ task: 'endless' }, 1)).toMatchObject({ code: 'timeout' });
    expect(session.ended()).toBe(true);
    const next = await openOn(here);
    expect(isFailure(await next.run({ task: 'kernel', spec, check: true }, 30))).toBe(false);
    next.close();
  }, 60_000);

  test('a child that is killed in the middle of a task is a crash', async () => {
    const pidFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kernels-')), 'pid');
    const telling = 'echo $$ > "$PID_FILE"; exec "$0" "$@"';
    const session = await openOn({
      ...here,
      command: ['/bin/sh', '-c', telling, process.execPath],
      env: { ...here.env, PID_FILE: pidFile },
    });
    const answer = session.run({ task: 'endless' }, 30);
    process.kill(Number(fs.readFileSync(pidFile, 'utf8')), 'SIGKILL');
    expect(await answer).toMatchObject({ code: 'crashed', message: expect.stringContaining('SIGKILL') });
    expect(session.ended()).toBe(true);
  }, 60_000);

  test('closing cancels the task in progress', async () => {
    const session = await openOn(here);
    const answer = session.run({ task: 'endless' }, 30);
    session.close();
    expect(await answer).toMatchObject({ code: 'cancelled' });
  }, 60_000);

  test('a size that the device cannot hold, and a variant that it lacks', async () => {
    const session = await openOn(here);
    const large = { ...spec, keyDim: 256, valueDim: 256, batch: 64, context: 1 << 20 };
    expect(await session.run({ task: 'kernel', spec: large, check: true }, 30)).toMatchObject({
      code: 'out-of-memory',
    });
    const matrix = { ...spec, variant: 'matrix' } as const;
    expect(await session.run({ task: 'kernel', spec: matrix, check: true }, 30)).toMatchObject({
      code: 'unsupported',
      advice: expect.stringContaining('portable'),
    });
    expect(isFailure(await session.run({ task: 'kernel', spec, check: true }, 30))).toBe(false);
    session.close();
  }, 60_000);
});
