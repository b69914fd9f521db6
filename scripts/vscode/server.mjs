import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startGroup } from '../lib/process.mjs';

/** Settings of every test profile: no network, no telemetry, nothing that covers the editor. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  // Not `false`: VS Code would replace it by its own value during the first tests.
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  // The browser build saves while typing by default.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** The environment without the variables of a surrounding VS Code or Electron. */
function cleanEnvironment(home) {
  const foreign = /^(VSCODE_(?!TEST_)|ELECTRON_|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), HOME: home };
}

/**
 * Starts VS Code's own server on 127.0.0.1 with a temporary profile, which `stop` removes.
 *
 * @param build what `ensureBrowserBuild` returned
 * @param options `settings`: user settings; `extensionsFolder`: where extensions are installed; `port`: 0 for
 *   any; `automation`: accept a development extension and a test suite through the page's address (hides
 *   notifications); `asksForTrust`: folders are not trusted until the user says so
 */
export async function startVSCodeServer(build, options = {}) {
  const { settings = {}, port = 0, automation = false, asksForTrust = false } = options;
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-vscode-'));
  const userData = path.join(profile, 'data');
  const extensionsFolder = options.extensionsFolder ?? path.join(profile, 'extensions');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  const allSettings = JSON.stringify({ ...quietSettings, ...settings });
  for (const place of ['User', 'Machine']) {
    fs.mkdirSync(path.join(userData, place), { recursive: true });
    fs.writeFileSync(path.join(userData, place, 'settings.json'), allSettings);
  }
  const token = randomBytes(16).toString('hex');
  const server = startGroup(
    build.node,
    [
      path.join(build.vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--server-data-dir', profile, '--user-data-dir', userData, '--extensions-dir', extensionsFolder],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      ...(automation ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: cleanEnvironment(profile), stdio: ['ignore', 'pipe', 'pipe'] },
  );

  async function stop() {
    await server.stop();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    return { port: await listeningPort(server.child), token, extensionsFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Resolves with the port once the server is listening; rejects with its output if it ends first. */
function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      output += data;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening) resolve(Number(listening[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${output}`)));
  });
}

/** A file's address as the workbench sees it. */
export const remoteUri = (server, file) => `vscode-remote://127.0.0.1:${server.port}${file}`;

/** The address of the workbench with a folder open. `payload` holds pairs such as `['openFile', uri]`. */
export function workbenchUrl(server, folder, payload = []) {
  const query = [`tkn=${server.token}`, `folder=${encodeURI(folder)}`];
  if (payload.length > 0) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return `http://127.0.0.1:${server.port}/?${query.join('&')}`;
}

/** Installs a VSIX into a folder of extensions. */
export async function installVsix(build, vsix, extensionsFolder) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-install-'));
  const installer = startGroup(
    build.node,
    [
      path.join(build.vscode, 'out', 'server-main.js'),
      ...['--server-data-dir', profile, '--extensions-dir', extensionsFolder],
      ...['--accept-server-license-terms', '--install-extension', vsix, '--force'],
    ],
    { env: cleanEnvironment(profile), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  installer.child.stdout.on('data', (data) => (output += data));
  installer.child.stderr.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => installer.child.once('close', resolve));
  await installer.stop();
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${output}`);
}
