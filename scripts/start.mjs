// `npm start`: installs, builds, prints the costs of the examples, and opens them in VS Code with the extension:
// the installed desktop version, or (otherwise, or with `-- --browser`) the browser build on 127.0.0.1. On a fresh
// clone nothing is installed yet, so only Node's own modules are imported.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printExampleCosts } from './examples.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { mustRun } from './lib/process.mjs';
import { ensureBrowserBuild } from './vscode/browser-build.mjs';
import { findDesktopCode } from './vscode/desktop.mjs';
import { startVSCodeServer, workbenchUrl } from './vscode/server.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});

const examples = inRoot('examples');

await ensureDependencies();
await mustRun('npm', ['run', '--silent', 'build']);
await printExampleCosts();

const desktop = values.browser ? undefined : findDesktopCode();
if (desktop) await openDesktop(desktop);
else await serveBrowserBuild(Number(values.port));

async function openDesktop(code) {
  console.log('\nOpening the examples in VS Code ...');
  await mustRun(code, ['--new-window', `--extensionDevelopmentPath=${root}`, examples]);
}

/**
 * Serves the browser build until Ctrl-C. The checkout is linked as an extension, so that a reload uses a new
 * build.
 */
async function serveBrowserBuild(port) {
  const build = await ensureBrowserBuild();
  const extensionsFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-extensions-'));
  fs.symlinkSync(root, path.join(extensionsFolder, 'decode-lens'), 'junction');
  // The tour of the examples is what a newcomer sees first.
  const settings = {
    'workbench.startupEditor': 'readme',
    'git.openRepositoryInParentFolders': 'never',
  };
  const server = await startVSCodeServer(build, { extensionsFolder, settings, port });
  console.log(`\nVS Code ${build.version} with Decode Lens: open this address in a browser, Ctrl-C ends it.`);
  console.log(`\n  ${workbenchUrl(server, examples)}\n`);

  async function end() {
    await server.stop();
    fs.rmSync(extensionsFolder, { recursive: true, force: true });
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
}
