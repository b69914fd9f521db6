#!/usr/bin/env node
// Stands in for the desktop `code` where it cannot be had. It takes the arguments that @vscode/test-electron
// passes, opens VS Code's browser build in Chromium, runs the suite in its Node extension host, and exits
// with the suite's code.
import path from 'node:path';
import util from 'node:util';
import { ensureBrowserBuild } from '../../../scripts/vscode/browser-build.mjs';
import { remoteUri, startVSCodeServer, workbenchUrl } from '../../../scripts/vscode/server.mjs';
import { launchChromium } from './chromium.mjs';

const timeout = 180_000;

const given = { folder: undefined };
for (const argument of process.argv.slice(2)) {
  const option = /^--([\w-]+)(?:=(.*))?$/.exec(argument);
  if (option) given[option[1]] = option[2] ?? true;
  else given.folder = path.resolve(argument);
}

const server = await startVSCodeServer(await ensureBrowserBuild(), {
  automation: true,
  extensionsFolder: given['extensions-dir'],
});
const browser = await launchChromium();

async function end(code) {
  await browser.close();
  await server.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(130));

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const finished = new Promise((resolve) => {
  page.exposeFunction('codeAutomationExit', (code) => resolve(code));
  page.on('crash', () => resolve(70));
  setTimeout(() => resolve(124), timeout).unref();
});
await page.exposeFunction('codeAutomationLog', (type, values) => {
  // The suite reports through its own file; here only what went wrong is of use.
  if (process.env.DECODE_LENS_VERBOSE) console.log(`[${type}] ${util.format(...values)}`);
});
const payload = [
  ['extensionDevelopmentPath', remoteUri(server, given.extensionDevelopmentPath)],
  ['extensionTestsPath', remoteUri(server, given.extensionTestsPath)],
];
await page.goto(workbenchUrl(server, given.folder, payload), { waitUntil: 'commit' });
const code = await finished;
if (code === 124) console.error(`The suite did not end within ${timeout / 1000} s.`);
await end(code);
