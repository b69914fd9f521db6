import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { ask } from './providers';
import {
  closeWithoutSaving,
  deploymentName,
  eventually,
  hoverOn,
  inWorkspace,
  open,
  replace,
} from './support';

/** Runs git in a folder, without the settings of the user. */
function git(folder: vscode.Uri, ...args: readonly string[]): void {
  execFileSync('git', ['-C', folder.fsPath, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
    stdio: 'pipe',
    env: { PATH: process.env.PATH, HOME: folder.fsPath, GIT_CONFIG_NOSYSTEM: '1' },
  });
}

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const withGit = hasGit() ? describe : describe.skip;

withGit('against the last commit (where there is git)', () => {
  const FOLDER = 'repository';
  const card = `${FOLDER}/h20.hardware.yaml`;
  const deployed = `${FOLDER}/${deploymentName}`;
  const names = [deploymentName, 'step-3.model.yaml', 'h20.hardware.yaml', 'h800.hardware.yaml'];

  before(async () => {
    for (const name of names)
      await vscode.workspace.fs.copy(inWorkspace(name), inWorkspace(`${FOLDER}/${name}`), {
        overwrite: true,
      });
    git(inWorkspace(FOLDER), 'init', '--quiet');
    git(inWorkspace(FOLDER), 'add', '--all');
    git(inWorkspace(FOLDER), 'commit', '--quiet', '--message', 'first');
  });
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));
  afterEach(closeWithoutSaving);

  const titles = async ({ uri }: vscode.TextDocument) =>
    (await ask<vscode.CodeLens[]>('executeCodeLensProvider', uri, 20)).map(
      ({ command }) => command?.title ?? '',
    );

  it('lens and hover say what an edit of a card, not saved, did to the cost', async () => {
    const deployment = await open(deployed);
    await replace(await open(card), /\$0\.80/, '$0.88');
    const all = await eventually(
      () => titles(deployment),
      (found) => found.some((title) => title.includes('since HEAD')),
    );
    assert.match(all[1] ?? '', /^\+\d\.\d% USD since HEAD$/);
    const hover = await eventually(
      () => hoverOn(deployment, /^name:/m),
      (text) => text.includes('against HEAD'),
    );
    assert.match(hover, /USD per 1M tokens, TPOT 42\.0 ms/);
    await replace(await open(card), /\$0\.88/, '$0.80');
    await eventually(
      () => titles(deployment),
      (found) => found.length === all.length - 1,
    );
  });

  it('throughput and TPOT too, and the lenses stay, marked, while the text is broken', async () => {
    const deployment = await open(deployed);
    await replace(deployment, /batch: 4608/, 'batch: 2304');
    const before = await eventually(
      () => titles(deployment),
      (found) => found.some((title) => /% USD, .*% tokens\/s, -.*% TPOT since HEAD/.test(title)),
    );
    await replace(deployment, /batch: 2304/, 'batch: {');
    const stale = before.map((title, index) => (index === 0 ? `outdated: ${title}` : title));
    assert.deepEqual(await titles(deployment), stale);
  });
});
