import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inRoot } from './paths.mjs';
import { mustRun } from './process.mjs';

const stamp = inRoot('node_modules', '.decode-lens-lock');

const lockHash = () =>
  createHash('sha256')
    .update(fs.readFileSync(inRoot('package-lock.json')))
    .digest('hex');

/** Installs the npm packages if they are missing or the lock file has changed. */
export async function ensureDependencies() {
  const wanted = lockHash();
  const present = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : undefined;
  if (present === wanted) return;
  console.log('Installing npm packages ...');
  // No package needs its install script: esbuild finds its binary without it.
  await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  fs.writeFileSync(stamp, wanted);
}
