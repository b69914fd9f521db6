// `npm run package [-- --target PLATFORM] [--out FILE] [--built]`: packages the extension. With a target, such as
// linux-x64, the package includes WebGPU for that platform. Without one it works on all platforms, and kernels run
// in the page of their panel, or with an installed package `webgpu`. `--built` uses the existing bundles.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, isMain } from './lib/paths.mjs';
import { mustRun } from './lib/process.mjs';
import { copyWebgpu } from './lib/webgpu-package.mjs';

const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');

/** The path of the package for all platforms, or for a target. */
export function packagePath(target) {
  const { name, version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  return inRoot('dist', `${[name, ...(target ? [target] : []), version].join('-')}.vsix`);
}

/** Packages a folder. The bundles contain everything, so no dependencies are included. */
function packFolder(folder, out, options = []) {
  const fixed = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  return mustRun(process.execPath, [vsce, 'package', ...fixed, '--out', out, ...options], { cwd: folder });
}

/** Packages the contents of the package for all platforms with WebGPU for one of them. */
async function packWithWebgpu(target, out) {
  const staged = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-package-'));
  try {
    const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
      cwd: inRoot(),
      encoding: 'utf8',
    });
    for (const file of listed.split(/\r?\n/).filter((line) => line !== '')) {
      fs.cpSync(inRoot(file), path.join(staged, file));
    }
    copyWebgpu(target, path.join(staged, 'dist', 'webgpu'));
    await packFolder(staged, out, ['--target', target]);
  } finally {
    fs.rmSync(staged, { recursive: true, force: true });
  }
}

async function main() {
  const { values } = parseArgs({
    options: { target: { type: 'string' }, out: { type: 'string' }, built: { type: 'boolean' } },
  });
  const out = path.resolve(values.out ?? packagePath(values.target));
  if (!values.built) await mustRun('npm', ['run', '--silent', 'build']);
  if (values.target === undefined) await packFolder(inRoot(), out);
  else await packWithWebgpu(values.target, out);
}

if (isMain(import.meta.url)) await main();
