import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { isMain } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const knownChromium = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of Chromium or Chrome, or undefined; `CHROMIUM` overrides it. */
export function findChromium() {
  return [process.env.CHROMIUM, ...knownChromium].find((file) => file && fs.existsSync(file));
}

const debianPackages = ['chromium', 'fonts-dejavu-core'];

/** Other editors to test with; if one is missing, its tests are skipped. */
const otherEditors = ['neovim'];

const installed = (name) =>
  spawnSync('dpkg', ['-s', name], { encoding: 'utf8' }).stdout.includes('Status: install ok installed');

async function installDebianPackages(names) {
  const missing = names.filter((name) => !installed(name));
  if (missing.length === 0) return true;
  console.log(`Installing ${missing.join(' and ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env });
  return (
    (await apt('update')) === 0 && (await apt('install', '-y', '--no-install-recommends', ...missing)) === 0
  );
}

/**
 * Ensures that the editor tests have a browser and a font: installs them if root on Debian. Returns undefined, or
 * a sentence that says what is missing.
 */
export async function ensureSystemPackages() {
  const rootOnDebian = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (rootOnDebian && !(await installDebianPackages(debianPackages)))
    return 'apt-get could not install Chromium.';
  if (rootOnDebian) await installDebianPackages(otherEditors);
  if (findChromium()) return undefined;
  return `No Chromium was found: install ${debianPackages.join(' and ')} (or name a browser in CHROMIUM).`;
}

if (isMain(import.meta.url)) console.log((await ensureSystemPackages()) ?? 'All system packages are there.');
