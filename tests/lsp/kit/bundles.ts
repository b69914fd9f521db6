import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { textsForEsbuild } from '../../../scripts/lib/texts.mjs';
import { inRoot } from './root';

/** The programs under test, as users run them. */
export interface Bundles {
  readonly server: string;
  readonly cli: string;
  readonly mcp: string;
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

function programsIn(folder: string): Bundles {
  const program = (name: string): string => path.join(folder, `${name}.js`);
  return { server: program('server'), cli: program('cli'), mcp: program('mcp') };
}

/** Bundles the programs into a temporary folder, in which they find the pages of the rules as in `dist/`. */
async function freshBundles(): Promise<Bundles> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-bundles-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  fs.symlinkSync(inRoot('docs'), path.join(folder, 'docs'));
  await build({
    entryPoints: {
      server: inRoot('server/lsp/main.node.ts'),
      cli: inRoot('server/cli/main.ts'),
      mcp: inRoot('server/mcp/main.ts'),
    },
    outdir: path.join(folder, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    plugins: [textsForEsbuild],
    logLevel: 'warning',
  });
  return programsIn(path.join(folder, 'dist'));
}

async function findBundles(): Promise<Bundles> {
  const built = programsIn(inRoot('dist'));
  const newest = newestSource();
  return Object.values(built).every((file) => isCurrent(file, newest)) ? built : freshBundles();
}

/** What `npm run build` made; where that is missing or older than the sources, bundles of this run. */
export const bundles: Bundles = await findBundles();
