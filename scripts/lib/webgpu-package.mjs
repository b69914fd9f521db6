import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The platforms that Dawn is built for, and the folder of each build. */
const builds = {
  'darwin-arm64': 'darwin-universal',
  'darwin-x64': 'darwin-universal',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-arm64': 'win32-arm64',
  'win32-x64': 'win32-x64',
};

/** Copies the optional package `webgpu`, with the build for one platform, into a folder. */
export function copyWebgpu(target, folder) {
  const build = builds[target];
  if (build === undefined)
    throw new Error(`There is no WebGPU for ${target}; there is for ${Object.keys(builds).join(', ')}.`);
  const source = path.dirname(createRequire(import.meta.url).resolve('webgpu'));
  const { name, version, type, main, license } = JSON.parse(
    fs.readFileSync(path.join(source, 'package.json'), 'utf8'),
  );
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ name, version, type, main, license }, null, 2)}\n`,
  );
  for (const file of ['index.js', 'LICENSE.md'])
    fs.copyFileSync(path.join(source, file), path.join(folder, file));
  fs.cpSync(path.join(source, 'dist', build), path.join(folder, 'dist', build), { recursive: true });
}
