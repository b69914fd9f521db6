import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packagePath } from '../../../scripts/package.mjs';
import { ensureBrowserBuild } from '../../../scripts/vscode/browser-build.mjs';
import { installVsix } from '../../../scripts/vscode/server.mjs';

/** The variable that names the folder of extensions with the package in it. */
const INSTALLED = 'DECODE_LENS_INSTALLED';

/** Installs the package once for all workbenches of a run of vitest; returns what removes it again. */
export default async function install() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-installed-'));
  await installVsix(await ensureBrowserBuild(), packagePath(), folder);
  process.env[INSTALLED] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

/** Makes a folder of extensions with the package in it: a copy of what was installed for the run, if it was. */
export async function installInto(build, folder) {
  const installed = process.env[INSTALLED];
  if (installed === undefined) return installVsix(build, packagePath(), folder);
  fs.cpSync(installed, folder, { recursive: true });
  // VS Code keeps a list of what is installed where.
  const list = path.join(folder, 'extensions.json');
  fs.writeFileSync(list, fs.readFileSync(list, 'utf8').replaceAll(installed, folder));
}
