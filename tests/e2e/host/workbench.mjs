import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { ensureBrowserBuild } from '../../../scripts/vscode/browser-build.mjs';
import { remoteUri, startVSCodeServer, workbenchUrl } from '../../../scripts/vscode/server.mjs';
import { launchChromium } from './chromium.mjs';
import { installInto } from './installed.mjs';

/** @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench */

/** Settings that take out what is left to chance in a picture or under a mouse. */
const steady = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'git.enabled': false,
};

/**
 * Opens the workbench as a person would have it: the installed package, on a temporary copy of the examples.
 *
 * @param {object} [options]
 * @param {Readonly<Record<string, unknown>>} [options.settings] more user settings
 * @param {number} [options.scale] device pixels for a CSS pixel
 * @param {boolean} [options.gpu] whether pages have WebGPU
 * @param {boolean} [options.committed] make the folder a repository whose last commit has the examples
 * @param {boolean} [options.asksForTrust] the folder is not trusted until the user says so
 */
export async function openWorkbench(options = {}) {
  const { settings = {}, scale = 1, gpu = false, committed = false, asksForTrust = false } = options;
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-ui-'));
  const folder = path.join(temporary, 'examples');
  fs.cpSync(inRoot('examples'), folder, { recursive: true });
  if (committed) commitAll(folder);
  const extensionsFolder = path.join(temporary, 'extensions');
  const build = await ensureBrowserBuild();
  await installInto(build, extensionsFolder);
  const server = await startVSCodeServer(build, {
    extensionsFolder,
    settings: { ...steady, ...settings },
    asksForTrust,
  });
  const browser = await launchChromium({ gpu });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: scale,
  });
  page.setDefaultTimeout(60_000);

  async function close() {
    await browser.close();
    await server.stop();
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Loads the workbench with a file of the examples open. */
  async function open(file) {
    const address = remoteUri(server, path.join(folder, file));
    await page.goto(workbenchUrl(server, folder, [['openFile', address]]));
    await lineWith(/^name:/).waitFor();
  }

  /** Opens one more file of the examples from the explorer, and gives it the keyboard. */
  async function openAlso(file) {
    await page.locator('.explorer-viewlet .monaco-list-row').getByText(file, { exact: true }).dblclick();
    await page.locator('.tab.active', { hasText: file }).waitFor();
  }

  /** The line of the editor in front whose text matches; the workbench writes blanks as no-break spaces. */
  function lineWith(pattern) {
    const spaced = new RegExp(pattern.source.replaceAll(' ', '[ \\u00a0]'), pattern.flags);
    return page.locator('.editor-instance .view-line').filter({ hasText: spaced }).first();
  }

  /** Types a text over a line, without saving. */
  async function retype(pattern, text) {
    await lineWith(pattern).locator('span span').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText(text);
  }

  /** Rests the mouse on the start of a line until its hover shows the text, and returns the hover. */
  async function hoverOn(pattern, text) {
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: text }).first();
    const deadline = Date.now() + 60_000;
    for (;;) {
      // Away and back: a hover that came before the server's answer does not refresh by itself.
      await page.mouse.move(900, 640);
      await lineWith(pattern)
        .locator('span span')
        .first()
        .hover({ position: { x: 12, y: 8 } });
      const shown = hover.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (await shown) return hover;
      if (Date.now() > deadline) throw new Error(`no hover on ${pattern} showed ${text}`);
    }
  }

  /** Runs a command by its title in the palette. A list that was opened before its extension was known lacks it: then again. */
  async function run(title) {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    const deadline = Date.now() + 60_000;
    for (;;) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').first().fill(`>${title}`);
      const chosen = row.click({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (await chosen) return;
      if (Date.now() > deadline) throw new Error(`the palette has no ${title}`);
      await page.keyboard.press('Escape');
    }
  }

  return { page, folder, open, openAlso, lineWith, retype, hoverOn, run, close, extensionsFolder };
}

/** Whether git is on this machine. */
export function hasGit() {
  try {
    execFileSync('git', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a repository of a folder, without the settings of the user. */
function commitAll(folder) {
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '-m', 'first'],
  ])
    execFileSync('git', ['-C', folder, ...args], { env, stdio: 'pipe' });
}
