import fs from 'node:fs';
import esbuild from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { schemasAreValuesForEsbuild } from './lib/schemas-are-values.mjs';
import { bundleWebview } from './lib/webview-bundle.mjs';

const worker = inRoot('dist', 'kernels-worker.js');

/** The worker of the page that runs kernels on its GPU, with the shaders as text. */
const workerOptions = {
  entryPoints: [inRoot('kernels', 'host', 'worker.browser.ts')],
  outfile: worker,
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  loader: { '.wgsl': 'text' },
  plugins: [schemasAreValuesForEsbuild],
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles the page of the profile panel, and its worker. */
export async function buildProfilePanel({ watch = false } = {}) {
  await bundleWebview('profile/main.ts', 'profile-panel', { watch });
  if (watch) return void (await esbuild.context(workerOptions)).watch();
  await esbuild.build({ ...workerOptions, minify: true });
  console.log(`dist/kernels-worker.js  ${(fs.statSync(worker).size / 1000).toFixed(0)} kB`);
}
