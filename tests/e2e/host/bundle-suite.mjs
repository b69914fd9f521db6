import fs from 'node:fs';
import esbuild from 'esbuild';
import { inRoot } from '../../../scripts/lib/paths.mjs';

/** Bundles the suite for the extension host and returns the path of its entry. */
export async function bundleSuite() {
  const folder = inRoot('tests', 'e2e', 'suite');
  const outdir = inRoot('out', 'e2e');
  fs.rmSync(outdir, { recursive: true, force: true });
  const tests = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: ['index.ts', ...tests],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return inRoot('out', 'e2e', 'index.js');
}
