// Measures the server and the cost core: `npm run bench [-- figures.json]`. Nothing here passes or fails.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { mustRun } from './lib/process.mjs';

const output = process.argv[2] === undefined ? [] : [path.resolve(process.argv[2])];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-bench-'));
try {
  await mustRun(process.execPath, [inRoot('esbuild.mjs')]);
  const bundle = path.join(folder, 'bench.js');
  await esbuild.build({
    entryPoints: [inRoot('tests/bench/main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    loader: { '.yaml': 'text' },
    logLevel: 'warning',
  });
  await mustRun(process.execPath, [bundle, ...output]);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
