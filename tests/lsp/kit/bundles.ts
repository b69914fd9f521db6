import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { inRoot } from './root';

/** The programs under test, as users run them. */
export interface Bundles {
  readonly server: string;
  readonly cli: string;
}

function newestSource(): number {
  const sources = fs.readdirSync(inRoot('server'), { recursive: true, encoding: 'utf8' });
  return Math.max(
    ...sources
      .filter((file) => /\.(ts|yaml)$/.test(file) && !file.endsWith('.test.ts'))
      .map((file) => fs.statSync(inRoot('server', file)).mtimeMs),
  );
}

function isCurrent(file: string, newest: number): boolean {
  return fs.existsSync(file) && fs.statSync(file).mtimeMs >= newest;
}

/** Bundles the programs into a temporary folder, in which they find the pages of the rules as in `dist/`. */
function freshBundles(): Bundles {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-bundles-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  fs.symlinkSync(inRoot('docs'), path.join(folder, 'docs'));
  buildSync({
    entryPoints: { server: inRoot('server/lsp/main.node.ts'), cli: inRoot('server/cli/main.ts') },
    outdir: path.join(folder, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    loader: { '.yaml': 'text' },
    logLevel: 'warning',
  });
  return { server: path.join(folder, 'dist/server.js'), cli: path.join(folder, 'dist/cli.js') };
}

function findBundles(): Bundles {
  const built = { server: inRoot('dist/server.js'), cli: inRoot('dist/cli.js') };
  const newest = newestSource();
  return isCurrent(built.server, newest) && isCurrent(built.cli, newest) ? built : freshBundles();
}

/** What `npm run build` made; where that is missing or older than the sources, bundles of this run. */
export const bundles: Bundles = findBundles();
