import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot, isMain } from '../lib/paths.mjs';
import { mustRun } from '../lib/process.mjs';

const manifest = inRoot('scripts', 'vscode', 'package.json');
const lock = inRoot('scripts', 'vscode', 'package-lock.json');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The installation folder for this lock file: another version uses another folder. */
function installFolder() {
  const hash = createHash('sha256').update(fs.readFileSync(lock)).digest('hex').slice(0, 12);
  return path.join(cacheFolder(), `vscode-${hash}`);
}

/** The Node of the installation, or the current one if npm has none for the platform. */
function nodeBinary(folder) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = path.join(folder, 'node_modules', name, 'bin', binary);
  return fs.existsSync(installed) ? installed : process.execPath;
}

async function install(folder) {
  console.log(`Installing VS Code's browser build into ${folder} (once, about 800 MB) ...`);
  const draft = `${folder}.${process.pid}`;
  fs.mkdirSync(draft, { recursive: true });
  try {
    fs.copyFileSync(manifest, path.join(draft, 'package.json'));
    fs.copyFileSync(lock, path.join(draft, 'package-lock.json'));
    await mustRun('npm', ['ci', ...quiet], { cwd: draft });
    // VS Code inside code-server has its own dependencies, which code-server's install script would download.
    const inner = path.join('node_modules', 'code-server', 'lib', 'vscode');
    await mustRun('npm', ['install', '--prefix', inner, '--omit=dev', ...quiet], { cwd: draft });
    // Rename when complete, so that an interrupted installation is never used.
    fs.renameSync(draft, folder);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The browser build of VS Code in the cache: its folder, its version and its Node; undefined if it is not
 * installed.
 */
export function findBrowserBuild() {
  const folder = installFolder();
  if (!fs.existsSync(folder)) return undefined;
  const vscode = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const { version } = JSON.parse(fs.readFileSync(path.join(vscode, 'package.json'), 'utf8'));
  return { vscode, version, node: nodeBinary(folder) };
}

/** The browser build of VS Code, installed into the cache on first use. */
export async function ensureBrowserBuild() {
  if (!findBrowserBuild()) await install(installFolder());
  return findBrowserBuild();
}

if (isMain(import.meta.url)) console.log(await ensureBrowserBuild());
