import https from 'node:https';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from '../../../scripts/lib/paths.mjs';

const updateServer = 'https://update.code.visualstudio.com/api/releases/stable';

function reachable() {
  return new Promise((resolve) => {
    const request = https.get(updateServer, { timeout: 4000 }, (response) => {
      response.destroy();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/**
 * Downloads the desktop VS Code of a version into the cache, where there is a screen to show it on and its
 * server can be reached. Returns its executable, or undefined.
 */
export async function downloadDesktopCode(version) {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || !(await reachable())) return undefined;
  return downloadAndUnzipVSCode({ version, cachePath: path.join(cacheFolder(), 'desktop') });
}
