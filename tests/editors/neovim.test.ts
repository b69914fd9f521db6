import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { FILES, MODEL } from '../kit/texts';
import { bundles, type Folder, folderWith, inRoot } from '../lsp/kit';

/** What the session reports. */
interface Session {
  readonly problem?: string;
  readonly wrong: readonly { readonly code: string; readonly line: number; readonly source: string }[];
  readonly right: readonly unknown[];
  readonly hover: string;
  readonly offers: readonly string[];
  readonly definition: string;
  readonly renamed: string;
  readonly stopped: boolean;
}

const NEOVIM = process.env.NEOVIM ?? 'nvim';

/** Why the session cannot be held here, or undefined. */
function whyNot(): string | undefined {
  const { error, stdout } = spawnSync(NEOVIM, ['--version'], { encoding: 'utf8' });
  if (error !== undefined) return 'Neovim is not installed (`apt-get install neovim`)';
  const [, major, minor] = /^NVIM v(\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > 0 || Number(minor) >= 7
    ? undefined
    : `Neovim 0.7 or later is needed, found ${stdout.split('\n')[0]}`;
}

/** Runs Neovim without a screen and without the user's settings, and gives what the session reports. */
function hold(folder: Folder): Promise<Session> {
  const session = inRoot('tests', 'editors', 'neovim', 'session.lua');
  const child = spawn(NEOVIM, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${session}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DECODE_LENS_CLI: bundles.cli,
      DECODE_LENS_EDITOR: inRoot('tests', 'editors', 'neovim', 'editor.lua'),
      DECODE_LENS_FOLDER: folder.path,
      DECODE_LENS_NODE: process.execPath,
      DECODE_LENS_RESULTS: folder.file('results.json'),
      XDG_CACHE_HOME: folder.file('.cache'),
      XDG_DATA_HOME: folder.file('.data'),
    },
  });
  const late = setTimeout(() => child.kill('SIGKILL'), 55_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => {
      clearTimeout(late);
      if (status === 0) resolve(JSON.parse(folder.read('results.json')) as Session);
      else reject(new Error(`Neovim ended with ${status}`));
    });
  });
}

const reason = whyNot();

describe(`a session in Neovim${reason === undefined ? '' : ` (${reason})`}`, () => {
  it.skipIf(reason !== undefined)(
    'shows findings, hover and completion, goes to a definition and renames',
    async () => {
      const folder = folderWith(FILES);
      const { problem, wrong, right, hover, offers, definition, renamed, stopped } = await hold(folder);
      expect(problem).toBeUndefined();
      expect(wrong).toEqual([{ code: 'wrong-unit', line: 2, source: 'decode-lens' }]);
      expect(right).toEqual([]);
      expect(hover).toContain('USD per 1M tokens');
      expect(offers).toEqual(expect.arrayContaining(['afd', 'colocated']));
      expect(definition).toBe('card.hardware.yaml');
      expect(renamed).toBe(
        MODEL.trimEnd().replace('dense: {', 'plain: {').replace('ffn: dense', 'ffn: plain'),
      );
      expect(stopped).toBe(true);
    },
  );
});
