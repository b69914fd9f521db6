import fs from 'node:fs';
import { inRoot, isMain } from './lib/paths.mjs';
import { mustRun } from './lib/process.mjs';

/** Where the installable package is written. */
export function packagePath() {
  const { name, version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  return inRoot('dist', `${name}-${version}.vsix`);
}

/** Bundles the extension and packs it. Everything it needs is in the bundles, so no dependencies go along. */
async function pack() {
  await mustRun('npm', ['run', '--silent', 'build']);
  await mustRun('npx', [
    'vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    packagePath(),
  ]);
}

if (isMain(import.meta.url)) await pack();
