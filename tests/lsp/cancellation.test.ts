import { describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { hoverAt } from '../../server/language';
import { inlayHints } from '../../server/language/features/hints/hints';
import { readFileRequest } from '../../server/protocol/files';
import { panelCatalogRequest } from '../../server/protocol/panels';
import { fitProfileRequest, hardwareFilesRequest } from '../../server/protocol/profile';
import { mfaPoints, profileOf } from '../kit/profile';
import { DEPLOYMENT } from '../kit/texts';
import { folderWith, serverOn } from './kit';
import { type Editor, editorOn } from './kit/in-process';

// What answers cost is counted, in a server of this process.
vi.mock('../../server/language', async (original) => {
  const language = await original<typeof import('../../server/language')>();
  return { ...language, hoverAt: vi.fn(language.hoverAt) };
});
vi.mock('../../server/language/features/hints/hints', async (original) => {
  const hints = await original<typeof import('../../server/language/features/hints/hints')>();
  return { ...hints, inlayHints: vi.fn(hints.inlayHints) };
});

const CANCELLED = { code: LSPErrorCodes.RequestCancelled };
const textDocument = { uri: 'vscode-vfs://host/folder/tiny.deployment.yaml' };
const position = { line: 0, character: 0 };
const range = { start: position, end: { line: 9, character: 0 } };

/** An editor whose server has taken an edit in and waits for a file that it refers to. */
async function editorThatReads(): Promise<{ editor: Editor; goOn: () => void }> {
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let asked = (): void => {};
  const reading = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const editor = await editorOn({
    before: (connection) =>
      connection.onRequest(readFileRequest, async () => {
        asked();
        await held;
        return { ok: false, reason: 'missing' };
      }),
  });
  const languageId = 'decode-lens-deployment';
  await editor.connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId, version: 1, text: DEPLOYMENT },
  });
  await reading;
  return { editor, goOn };
}

describe('a request behind an edit whose references are being read', () => {
  it.each([
    ['textDocument/hover', { textDocument, position }],
    ['textDocument/inlayHint', { textDocument, range }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/definition', { textDocument, position }],
    ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
    ['textDocument/rename', { textDocument, position, newName: 'x' }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/prepareCallHierarchy', { textDocument, position }],
    ['workspace/symbol', { query: '' }],
    [hardwareFilesRequest, {}],
    [fitProfileRequest, { uri: textDocument.uri, profile: profileOf(mfaPoints()) }],
  ])(
    'is ended by its cancellation, at once and while it waits, and not computed: %s',
    async (method, params) => {
      vi.mocked(hoverAt).mockClear();
      vi.mocked(inlayHints).mockClear();
      const { editor, goOn } = await editorThatReads();
      const [early, late] = [new CancellationTokenSource(), new CancellationTokenSource()];
      const answers = [early, late].map(({ token }) =>
        editor.connection.sendRequest(method, params, token).catch((error) => error),
      );
      early.cancel();
      // An answer that waits for nothing: by then the server waits with the other, and knows of what came before.
      await editor.ask('textDocument/foldingRange', { textDocument });
      late.cancel();
      await editor.ask('textDocument/foldingRange', { textDocument });
      goOn();
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject(CANCELLED);
      expect(hoverAt).not.toHaveBeenCalled();
      expect(inlayHints).not.toHaveBeenCalled();
    },
  );

  it('is ended at once where it would not wait', async () => {
    const { editor } = await editorThatReads();
    const source = new CancellationTokenSource();
    const answer = editor.connection
      .sendRequest(panelCatalogRequest, {}, source.token)
      .catch((error) => error);
    source.cancel();
    expect(await answer).toMatchObject(CANCELLED);
  });

  it('is answered when it is not cancelled', async () => {
    const { editor, goOn } = await editorThatReads();
    const answer = editor.ask('textDocument/hover', { textDocument, position });
    goOn();
    expect(await answer).not.toBeNull();
  });
});

describe('a server that is busy with an edit', () => {
  const LAYERS = '  - { count: 1, attention: gqa, ffn: dense }\n'.repeat(10_000);

  it.each(['completion', 'semanticTokens/full', 'documentSymbol', 'formatting'])(
    'ends %s that was cancelled meanwhile, and answers the next',
    async (name) => {
      const client = await serverOn(folderWith({}));
      await client.open('large.model.yaml', 'name: Large\n');
      const document = { textDocument: { uri: client.folder.uriOf('large.model.yaml') } };
      const params = { ...document, position, options: { tabSize: 2, insertSpaces: true } };
      const source = new CancellationTokenSource();
      const changed = client.change('large.model.yaml', [{ text: `name: Large\nlayers:\n${LAYERS}` }]);
      const answer = client.connection
        .sendRequest(`textDocument/${name}`, params, source.token)
        .catch((error) => error);
      source.cancel();
      await changed;
      expect(await answer).toMatchObject(CANCELLED);
      expect(await client.connection.sendRequest(`textDocument/${name}`, params)).not.toBeNull();
      expect(client.log).toEqual([]);
    },
  );
});
