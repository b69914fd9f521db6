// Measures the speed of the server and the cost core: `npm run bench [-- PART...] [--json FILE]`. Nothing here
// passes or fails.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { ensurePeer } from '../tests/bench/peer/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { mustRun } from './lib/process.mjs';
import { textsForEsbuild } from './lib/texts.mjs';

const [parts, output] = split(process.argv.slice(2));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-bench-'));
try {
  const peer = parts.length === 0 || parts.includes('yaml') ? await ensurePeer() : undefined;
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
    plugins: [textsForEsbuild],
    logLevel: 'warning',
  });
  await mustRun(process.execPath, [bundle, JSON.stringify({ parts, output, peer })]);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** The names of parts, and the file after `--json`. */
function split(given) {
  const at = given.indexOf('--json');
  if (at < 0) return [given, undefined];
  return [[...given.slice(0, at), ...given.slice(at + 2)], path.resolve(given[at + 1] ?? 'bench.json')];
}
