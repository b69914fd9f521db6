import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** How to reach an adapter: the command that starts Node, and what it needs in its environment. */
export interface TestAdapter {
  readonly name: string;
  readonly webgpu: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

const CHROMIUM = '/usr/lib/chromium';
const cache =
  process.env.DECODE_LENS_CACHE ||
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'decode-lens');

/** The folder of the optional package `webgpu`, or undefined. */
export function findWebgpu(): string | undefined {
  const named = process.env.DECODE_LENS_WEBGPU;
  const candidates = [named, path.join(cache, 'webgpu', 'node_modules', 'webgpu')];
  try {
    candidates.unshift(path.dirname(createRequire(import.meta.url).resolve('webgpu')));
  } catch {
    // Not installed here: it is optional.
  }
  return candidates.find((folder) => folder !== undefined && fs.existsSync(path.join(folder, 'index.js')));
}

/** SwiftShader of Debian's Chromium: subgroups and timestamps, no halves. A sentence says what is missing. */
export function swiftShader(): TestAdapter | string {
  const webgpu = findWebgpu();
  if (webgpu === undefined) return 'the optional package webgpu is not installed';
  const driver = path.join(CHROMIUM, 'vk_swiftshader_icd.json');
  if (!fs.existsSync(driver)) return `${driver} is missing: install Debian's chromium`;
  const env = { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: CHROMIUM };
  return { name: 'SwiftShader', webgpu, command: [process.execPath], env };
}

/** Mesa's lavapipe, with halves and subgroup matrices, where `scripts/kernels-lavapipe.mjs` has put it. */
export function lavapipe(): TestAdapter | string {
  const webgpu = findWebgpu();
  if (webgpu === undefined) return 'the optional package webgpu is not installed';
  const libraries = path.join(cache, 'lavapipe', 'root', 'usr', 'lib', 'x86_64-linux-gnu');
  const loader = path.join(libraries, 'ld-linux-x86-64.so.2');
  const driver = path.join(cache, 'lavapipe', 'lavapipe.json');
  if (!fs.existsSync(loader) || !fs.existsSync(driver))
    return 'Mesa 26 is not installed: run node scripts/kernels-lavapipe.mjs';
  return {
    name: 'lavapipe',
    webgpu,
    command: [loader, '--library-path', libraries, process.execPath],
    env: { VK_ICD_FILENAMES: driver },
  };
}

/** Debian's Chromium, or the one that `CHROMIUM` names; undefined where there is none. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return candidates.find((file) => file !== undefined && fs.existsSync(file));
}

/** A program on the PATH, or undefined. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}
