import fs from 'node:fs';
import path from 'node:path';

/** Whether windows can be shown: there is a display, and the user is not root, which VS Code rejects. */
function canShowWindows() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return Boolean(screen) && process.getuid() !== 0;
}

/** The `code` command of an installed desktop VS Code; undefined if there is none, or no display. */
export function findDesktopCode() {
  if (!canShowWindows()) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  // In a terminal of a remote window `code` controls that window and cannot load a development extension.
  const candidates = folders.filter((folder) => !folder.includes('remote-cli'));
  return candidates.some((folder) => fs.existsSync(path.join(folder, name))) ? 'code' : undefined;
}
