import { beforeAll, describe, expect, it } from 'vitest';
import type {
  CallHierarchyItem,
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Location,
} from 'vscode-languageserver';
import { PublishDiagnosticsNotification } from 'vscode-languageserver';
import { FILES } from '../kit/texts';
import { bundles } from './kit';
import { Client } from './kit/client';
import { Folder } from './kit/folder';

/** What a capable editor says of itself. */
const CAPABILITIES = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
};

const DEPLOYMENT = 'tiny.deployment.yaml';
const MODEL = 'tiny.model.yaml';
const CARD = 'card.hardware.yaml';

let folder: Folder;
let client: Client;

beforeAll(async () => {
  folder = new Folder(FILES);
  client = await Client.start(bundles.server, ['--stdio'], folder, { capabilities: CAPABILITIES });
  for (const name of [DEPLOYMENT, MODEL, CARD]) await client.open(name);
  return () => {
    client.kill();
    folder.delete();
  };
});

const document = (name: string) => ({ textDocument: { uri: folder.uriOf(name) } });

/** Where a text begins in a file, `past` characters on. */
function at(name: string, text: string, past = 0) {
  const before = client.textOf(name).split(text)[0] ?? '';
  const lines = before.split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length + past };
}

const place = (name: string, text: string, past = 0) => ({
  ...document(name),
  position: at(name, text, past),
});

const ask = <Answer>(method: string, params: object): Promise<Answer> =>
  client.connection.sendRequest(method, params) as Promise<Answer>;

const uris = (locations: readonly Location[]): readonly string[] =>
  [...new Set(locations.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)))].sort();

describe('over the wire', () => {
  it('a hover shows figures', async () => {
    expect(await client.hover(DEPLOYMENT, 'Tiny on Card')).toContain('USD per 1M tokens');
  });

  it('completion offers values, and resolves one', async () => {
    const { items } = await ask<CompletionList>('textDocument/completion', place(DEPLOYMENT, 'colocated'));
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['afd', 'colocated']));
    const resolved = await ask('completionItem/resolve', items[0] ?? {});
    expect(resolved).toMatchObject({ label: items[0]?.label });
  });

  it.each(['definition', 'declaration'])('a reference has a %s', async (kind) => {
    const found = await ask<readonly Location[]>(`textDocument/${kind}`, place(DEPLOYMENT, './card', 3));
    expect(uris(found)).toEqual([CARD]);
  });

  it('a card has references', async () => {
    const params = { ...place(CARD, 'Card'), context: { includeDeclaration: false } };
    expect(uris(await ask('textDocument/references', params))).toEqual([DEPLOYMENT]);
  });

  it('a name is highlighted where it occurs', async () => {
    expect(await ask('textDocument/documentHighlight', place(MODEL, 'dense:'))).toHaveLength(2);
  });

  it('a name is renamed, after a look whether it can be', async () => {
    expect(await ask('textDocument/prepareRename', place(MODEL, 'dense:'))).toMatchObject({
      placeholder: 'dense',
    });
    const { documentChanges } = await ask<{
      readonly documentChanges: readonly { readonly edits: readonly unknown[] }[];
    }>('textDocument/rename', { ...place(MODEL, 'dense:'), newName: 'plain' });
    expect(documentChanges.flatMap(({ edits }) => edits)).toHaveLength(2);
  });

  it('a file that is renamed takes its references along', async () => {
    const files = [{ oldUri: folder.uriOf(CARD), newUri: folder.uriOf('other.hardware.yaml') }];
    expect(JSON.stringify(await ask('workspace/willRenameFiles', { files }))).toContain(
      './other.hardware.yaml',
    );
  });

  it('references are links', async () => {
    const links = await ask<readonly { readonly target?: string }[]>(
      'textDocument/documentLink',
      document(DEPLOYMENT),
    );
    expect(links.map(({ target }) => target)).toEqual([folder.uriOf(MODEL), folder.uriOf(CARD)]);
  });

  it('a file has an outline, and the workspace its symbols', async () => {
    const outline = await ask<readonly DocumentSymbol[]>('textDocument/documentSymbol', document(MODEL));
    expect(JSON.stringify(outline)).toContain('"gqa"');
    const symbols = await ask<readonly { readonly name: string }[]>('workspace/symbol', { query: 'gqa' });
    expect(symbols.map(({ name }) => name)).toContain('gqa');
  });

  it('blocks fold, and a selection grows', async () => {
    expect(await ask('textDocument/foldingRange', document(MODEL))).not.toEqual([]);
    const [selection] = await ask<readonly { readonly parent?: object }[]>('textDocument/selectionRange', {
      ...document(MODEL),
      positions: [at(MODEL, 'heads: 16', 8)],
    });
    expect(selection?.parent).toBeDefined();
  });

  it('the hierarchy leads from a card to who uses it, and back', async () => {
    const [item] = await ask<readonly CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      place(CARD, 'Card'),
    );
    const incoming = await ask('callHierarchy/incomingCalls', { item });
    expect(incoming).toMatchObject([{ from: { uri: folder.uriOf(DEPLOYMENT) } }]);
    const [user] = incoming as readonly { readonly from: CallHierarchyItem }[];
    expect(await ask('callHierarchy/outgoingCalls', { item: user?.from })).toHaveLength(2);
  });

  it('tokens come in full, as changes, and for a range', async () => {
    const full = await ask<{ readonly resultId: string; readonly data: readonly number[] }>(
      'textDocument/semanticTokens/full',
      document(CARD),
    );
    expect(full.data.length % 5).toBe(0);
    expect(full.data.length).toBeGreaterThan(0);
    const previous = { ...document(CARD), previousResultId: full.resultId };
    expect(await ask('textDocument/semanticTokens/full/delta', previous)).toMatchObject({ edits: [] });
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const part = await ask<{ readonly data: readonly number[] }>('textDocument/semanticTokens/range', {
      ...document(CARD),
      range,
    });
    expect(part.data.length).toBeLessThan(full.data.length);
  });

  it('a finding has quick fixes, and a figure refactorings', async () => {
    await client.open('typo.model.yaml', FILES[MODEL].replace('hidden:', 'hiden:'));
    const diagnostics = await client.diagnostics('typo.model.yaml');
    const [first] = diagnostics;
    const actions = await ask<readonly CodeAction[]>('textDocument/codeAction', {
      ...document('typo.model.yaml'),
      range: first?.range,
      context: { diagnostics },
    });
    expect(actions.map(({ kind }) => kind)).toContain('quickfix');
    client.close('typo.model.yaml');
    const start = at(CARD, '80 GB', 1);
    const refactorings = await ask<readonly CodeAction[]>('textDocument/codeAction', {
      ...document(CARD),
      range: { start, end: start },
      context: { diagnostics: [], only: ['refactor'] },
    });
    expect(refactorings.map(({ kind }) => kind)).toContain('refactor.rewrite');
  });

  it('a file is formatted, or some of its lines', async () => {
    const name = 'wide.model.yaml';
    await client.open(name, FILES[MODEL].replace('hidden: 1024', 'hidden:    1024'));
    const options = { tabSize: 2, insertSpaces: true };
    expect(await ask('textDocument/formatting', { ...document(name), options })).toHaveLength(1);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    expect(await ask('textDocument/rangeFormatting', { ...document(name), options, range })).toEqual([]);
    client.close(name);
  });

  it('a deployment has inlay hints and lenses', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(JSON.stringify(await ask('textDocument/inlayHint', { ...document(DEPLOYMENT), range }))).toContain(
      'USD',
    );
    expect(await ask('textDocument/codeLens', document(DEPLOYMENT))).toBeInstanceOf(Array);
  });

  it('a folder that is added later is searched for specs', async () => {
    const added = new Folder({ 'later.hardware.yaml': FILES[CARD].replace('price', 'prise') });
    try {
      const event = { added: [{ uri: added.uri, name: 'added' }], removed: [] };
      const notified = new Promise<void>((resolve) => {
        client.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
          if (uri === added.uriOf('later.hardware.yaml') && diagnostics.length > 0) resolve();
        });
      });
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      await notified;
    } finally {
      added.delete();
    }
  });
});
