import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFailure } from '../../kernels/host/host';
import { nodeHost } from '../../kernels/host/node';
import { findOnPath, swiftShader, type TestAdapter } from './support/adapters';

const root = path.resolve(import.meta.dirname, '../..');
const adapter = swiftShader();

/** Why a package cannot be made and tried here, or undefined. */
function missing(): string | undefined {
  if (typeof adapter === 'string') return adapter;
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return 'it is for linux-x64';
  if (findOnPath('unzip') === undefined) return 'unzip is not installed';
  const bundles = ['kernels-child.js', 'kernels-worker.js', 'profile-panel.js', 'extension.js'];
  const absent = bundles.find((file) => !fs.existsSync(path.join(root, 'dist', file)));
  return absent === undefined ? undefined : `dist/${absent} is not built`;
}

const reason = missing();
if (reason !== undefined) console.log(`Skipped the package with WebGPU: ${reason}.`);

describe.skipIf(reason !== undefined)('the package for linux-x64', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kernels-package-'));
  const dist = path.join(folder, 'extension', 'dist');
  const open = () =>
    nodeHost({
      command: [process.execPath],
      script: path.join(dist, 'kernels-child.js'),
      env: { ...(adapter as TestAdapter).env, DECODE_LENS_WEBGPU: '' },
    }).open(30);

  beforeAll(() => {
    const vsix = path.join(folder, 'it.vsix');
    const options = ['--built', '--target', 'linux-x64', '--out', vsix];
    execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), ...options], {
      stdio: 'pipe',
    });
    execFileSync('unzip', ['-q', vsix, '-d', folder]);
  }, 120_000);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('holds what profiling needs, and WebGPU for no other platform', () => {
    for (const file of ['kernels-worker.js', 'profile-panel.js', 'profile-panel.css'])
      expect(fs.existsSync(path.join(dist, file)), file).toBe(true);
    expect(fs.readdirSync(path.join(dist, 'webgpu', 'dist'))).toEqual(['linux-x64']);
  });

  test('opens an adapter by itself', async () => {
    const session = await open();
    if (isFailure(session)) throw new Error(session.message);
    expect(session.card).toMatchObject({ software: true });
    session.close();
  });

  test('says what to do when it is the package for all platforms, which has no WebGPU', async () => {
    fs.rmSync(path.join(dist, 'webgpu'), { recursive: true });
    expect(await open()).toMatchObject({
      code: 'no-webgpu',
      advice: expect.stringContaining('npm install webgpu'),
    });
  });
});

test('there is no package with WebGPU for a platform that it is not built for', () => {
  const options = ['--built', '--target', 'alpine-x64', '--out', path.join(os.tmpdir(), 'never.vsix')];
  expect(() =>
    execFileSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), ...options], {
      stdio: 'pipe',
    }),
  ).toThrow(/There is no WebGPU for alpine-x64; there is for darwin-arm64/);
});
