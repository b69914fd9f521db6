import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  FileChangeType,
} from 'vscode-languageserver/node';
import { commit, repositoryWith } from '../cli/repository';
import { FILES } from '../kit/texts';
import { folderWith, serverOn } from './kit';

const DEPLOYMENT = 'tiny.deployment.yaml';

/** Hovers until the line is as asked: git may take longer than a hover waits. */
async function hoverUntil(
  client: Awaited<ReturnType<typeof serverOn>>,
  name: string,
  holds: (text: string) => boolean,
) {
  for (;;) {
    const text = await client.hover(name, 'name: ');
    if (holds(text)) return text;
  }
}

it('a hover tells what an edit of a card, not saved yet, did to its deployment since the last commit', async () => {
  const folder = repositoryWith(FILES);
  const client = await serverOn(folder);
  await client.open(DEPLOYMENT);
  await client.open('card.hardware.yaml');
  await client.edit('card.hardware.yaml', ['$1.00', '$1.10']);
  const text = await hoverUntil(client, DEPLOYMENT, (hover) => hover.includes('against HEAD'));
  expect(text).toMatch(/against HEAD: [\d.]+ → [\d.]+ \\\(\\\+10\.0%\\\) USD per 1M tokens, TPOT/);
  await client.edit('card.hardware.yaml', ['$1.10', '$1.00']);
  expect(await client.hover(DEPLOYMENT, 'name: ')).not.toContain('against HEAD');
});

it('and of a model what it did to its size; after a commit there is nothing to tell', async () => {
  const folder = repositoryWith(FILES);
  folder.write('tiny.model.yaml', FILES['tiny.model.yaml'].replace('width: 4096', 'width: 8192'));
  const client = await serverOn(folder);
  await client.open('tiny.model.yaml');
  await hoverUntil(client, 'tiny.model.yaml', (hover) => /against HEAD: parameters 248M → 399M/.test(hover));
  commit(folder);
  await hoverUntil(client, 'tiny.model.yaml', (hover) => !hover.includes('against HEAD'));
});

it('outside of a repository there is no such line', async () => {
  const client = await serverOn(folderWith(FILES));
  await client.open(DEPLOYMENT, FILES[DEPLOYMENT].replace(/batch: \d+/, 'batch: 512'));
  expect(await client.hover(DEPLOYMENT, 'name: ')).not.toContain('against HEAD');
  expect(client.log).toEqual([]);
});

describe('lenses', () => {
  const capabilities: ClientCapabilities = { workspace: { codeLens: { refreshSupport: true } } };

  /** An editor that asks for the lenses of a file at first, and again whenever it is asked to. */
  async function editorOf(folder: ReturnType<typeof repositoryWith>, name: string) {
    const client = await serverOn(folder, { capabilities });
    let refreshed = (): void => {};
    let next = new Promise<void>((resolve) => {
      refreshed = resolve;
    });
    client.connection.onRequest(CodeLensRefreshRequest.type, () => {
      refreshed();
      next = new Promise<void>((resolve) => {
        refreshed = resolve;
      });
    });
    await client.open(name);
    const lenses = async (): Promise<string> => {
      const textDocument = { uri: folder.uriOf(name) };
      const found = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
      return (found ?? []).map(({ command }) => command?.title).join(' | ');
    };
    /** The lenses once they are as asked, without asking before the server says that there are others. */
    const lensesUntil = async (holds: (titles: string) => boolean): Promise<string> => {
      for (;;) {
        const notified = next;
        const titles = await lenses();
        if (holds(titles)) return titles;
        await notified;
      }
    };
    return { client, lenses, lensesUntil };
  }

  it('tell what edits did since the last commit, as soon as git has answered, and follow the text', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', FILES['card.hardware.yaml'].replace('$1.00', '$1.10'));
    const { client, lenses, lensesUntil } = await editorOf(folder, DEPLOYMENT);
    expect(await lensesUntil((titles) => titles.includes('HEAD'))).toMatch(
      /^[^|]* USD [^|]* \| \+10\.0% USD since HEAD \|/,
    );
    await client.edit(DEPLOYMENT, ['batch: 128', 'batch: 256']);
    expect(await lenses()).toMatch(/% USD, \+.*% tokens\/s, \+.*% TPOT since HEAD \|/);
    await client.edit(DEPLOYMENT, ['name: ', 'name: {']);
    expect(await lenses()).toMatch(/% TPOT since HEAD \|/);
  });

  it('have nothing to tell after a commit, which the editor sees', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', FILES['card.hardware.yaml'].replace('$1.00', '$1.10'));
    const { client, lensesUntil } = await editorOf(folder, DEPLOYMENT);
    await lensesUntil((titles) => titles.includes('HEAD'));
    commit(folder);
    const changes = [{ uri: folder.uriOf('.git/logs/HEAD'), type: FileChangeType.Changed }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await lensesUntil((titles) => !titles.includes('HEAD'));
  });
});
