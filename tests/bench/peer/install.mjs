import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot } from '../../../scripts/lib/paths.mjs';
import { mustRun } from '../../../scripts/lib/process.mjs';

const here = inRoot('tests', 'bench', 'peer');
const lock = path.join(here, 'package-lock.json');

async function install(folder) {
  console.log(`Installing yaml-language-server and a Node for it into ${folder} (once, about 210 MB) ...`);
  const draft = `${folder}.${process.pid}`;
  fs.mkdirSync(draft, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json'])
      fs.copyFileSync(path.join(here, file), path.join(draft, file));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await mustRun('npm', ['ci', ...quiet], { cwd: draft });
    // Renamed when complete, so that an interrupted installation is never taken for a whole one.
    fs.renameSync(draft, folder);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The YAML language server that the benchmark compares with, installed into the cache the first time: outside of this
 * checkout, as nothing else needs it.
 * @returns its program, its version, and the Node that both servers are run under
 */
export async function ensurePeer() {
  const hash = createHash('sha256').update(fs.readFileSync(lock)).digest('hex').slice(0, 12);
  const folder = path.join(cacheFolder(), `bench-${hash}`);
  if (!fs.existsSync(folder)) await install(folder);
  const modules = path.join(folder, 'node_modules');
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = path.join(modules, `node-${platform}-${process.arch}`, 'bin', binary);
  const server = path.join(modules, 'yaml-language-server');
  const { version } = JSON.parse(fs.readFileSync(path.join(server, 'package.json'), 'utf8'));
  return {
    node: fs.existsSync(node) ? node : process.execPath,
    program: path.join(server, 'bin', 'yaml-language-server'),
    withoutDebounce: path.join(here, 'without-debounce.mjs'),
    version,
  };
}
