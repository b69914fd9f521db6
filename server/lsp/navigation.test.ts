import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientCapabilities, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  InitializeRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { canonicalUri } from '../language';
import { navigationCapabilities, registerNavigation } from './navigation';
import { Session } from './session';

const FILES: Readonly<Record<string, string>> = {
  'step.model.yaml':
    'name: Step\nattention: { mfa: { type: mfa } }\nlayers: [{ attention: mfa, ffn: moe }]\n',
  'a.deployment.yaml': 'name: A\nmodel: ./step.model.yaml\n',
  'b.deployment.yaml': 'name: B\nmodel: step.model.yaml\n',
};
const uriOf = (name: string) => `file:///work/${name}`;

const MODERN: ClientCapabilities = {
  textDocument: {
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
};

/** An editor that talks to a server of nothing but navigation, over the folder of {@link FILES}. */
async function editor(capabilities: ClientCapabilities): Promise<{
  ask: <Answer>(method: string, params: object) => Promise<Answer>;
  connection: ProtocolConnection;
  serves: ServerCapabilities;
}> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const session = new Session(server, {
    files: {
      read: async (uri) => {
        const text = FILES[decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))];
        return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
      },
    },
    findSpecs: async () => Object.keys(FILES).map((name) => canonicalUri(uriOf(name))),
    rulePage: () => undefined,
  } as ConstructorParameters<typeof Session>[1]);
  server.onInitialize(() => ({ capabilities: navigationCapabilities(capabilities) }));
  server.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) =>
    session.open(uri, version, text),
  );
  registerNavigation(server, session, () => capabilities);
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    server.dispose();
  });
  const params = { processId: null, rootUri: null, capabilities, workspaceFolders: null };
  const { capabilities: serves } = await connection.sendRequest(InitializeRequest.type, params);
  await session.scan([]);
  const name = 'a.deployment.yaml';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uriOf(name), languageId: 'decode-lens-deployment', version: 7, text: FILES[name] },
  });
  return { ask: (method, about) => connection.sendRequest(method, about), connection, serves };
}

const at = (name: string, line: number, character: number) => ({
  textDocument: { uri: uriOf(name) },
  position: { line, character },
});

test('a link to the definition says what led there', async () => {
  const { ask } = await editor(MODERN);
  expect(await ask('textDocument/definition', at('a.deployment.yaml', 1, 10))).toEqual([
    {
      originSelectionRange: { start: { line: 1, character: 7 }, end: { line: 1, character: 24 } },
      targetUri: uriOf('step.model.yaml'),
      targetRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
      targetSelectionRange: { start: { line: 0, character: 6 }, end: { line: 0, character: 10 } },
    },
  ]);
});

test('an editor without links gets the place alone', async () => {
  const { ask } = await editor({});
  expect(await ask('textDocument/definition', at('a.deployment.yaml', 1, 10))).toEqual([
    {
      uri: uriOf('step.model.yaml'),
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 10 } },
    },
  ]);
});

test('renaming a file changes texts first and moves the file then', async () => {
  const { ask } = await editor(MODERN);
  const edit = await ask<WorkspaceEdit>('textDocument/rename', {
    ...at('a.deployment.yaml', 1, 10),
    newName: 'step-4',
  });
  const lines = { start: { line: 1, character: 7 } };
  expect(edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri: uriOf('a.deployment.yaml'), version: 7 },
        edits: [{ range: { ...lines, end: { line: 1, character: 24 } }, newText: './step-4.model.yaml' }],
      },
      {
        textDocument: { uri: uriOf('b.deployment.yaml'), version: null },
        edits: [{ range: { ...lines, end: { line: 1, character: 22 } }, newText: 'step-4.model.yaml' }],
      },
      { kind: 'rename', oldUri: uriOf('step.model.yaml'), newUri: uriOf('step-4.model.yaml') },
    ],
  });
});

test('a file is not renamed by an editor that cannot, and it says so', async () => {
  const { ask, serves } = await editor({});
  expect(serves.renameProvider).toBe(true);
  await expect(
    ask('textDocument/rename', { ...at('a.deployment.yaml', 1, 10), newName: 'x' }),
  ).rejects.toThrow('this editor does not let a language server rename files');
});

test('a refused name is an error that says why', async () => {
  const { ask } = await editor(MODERN);
  const rename = ask('textDocument/rename', { ...at('step.model.yaml', 1, 14), newName: ' ' });
  await expect(rename).rejects.toThrow('cannot be empty');
});

test('an editor without document changes gets edits by file', async () => {
  const { ask } = await editor({});
  const edit = await ask<WorkspaceEdit>('textDocument/rename', {
    ...at('step.model.yaml', 1, 14),
    newName: 'q',
  });
  expect(Object.keys(edit.changes ?? {})).toEqual([uriOf('step.model.yaml')]);
});

test('a file that is renamed in the explorer keeps its references', async () => {
  const { ask } = await editor(MODERN);
  const files = [{ oldUri: uriOf('step.model.yaml'), newUri: uriOf('models/step.model.yaml') }];
  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files });
  expect(edit.documentChanges?.map((change) => 'edits' in change && change.edits[0])).toMatchObject([
    { newText: './models/step.model.yaml' },
    { newText: 'models/step.model.yaml' },
  ]);
  expect(await ask('workspace/willRenameFiles', { files: [] })).toBeNull();
});

test.each([
  ['textDocument/declaration', at('step.model.yaml', 2, 23)],
  ['textDocument/references', { ...at('step.model.yaml', 0, 7), context: { includeDeclaration: false } }],
  ['textDocument/documentHighlight', at('step.model.yaml', 2, 23)],
  ['textDocument/documentLink', at('a.deployment.yaml', 0, 0)],
  ['textDocument/documentSymbol', at('step.model.yaml', 0, 0)],
  [
    'textDocument/selectionRange',
    { ...at('step.model.yaml', 0, 0), positions: [{ line: 1, character: 14 }] },
  ],
  ['textDocument/prepareCallHierarchy', at('step.model.yaml', 0, 0)],
  ['workspace/symbol', { query: 'mfa' }],
])('%s is answered', async (method, params) => {
  const { ask } = await editor(MODERN);
  expect(await ask<unknown[]>(method, params)).not.toHaveLength(0);
});

test.each([
  ['textDocument/definition'],
  ['textDocument/references'],
  ['textDocument/documentSymbol'],
  ['textDocument/foldingRange'],
  ['textDocument/prepareRename'],
  ['textDocument/semanticTokens/full'],
])('%s about a file that is not ours harms nothing', async (method) => {
  const { ask } = await editor(MODERN);
  const params = { ...at('other.txt', 0, 0), context: { includeDeclaration: true } };
  expect((await ask(method, params)) ?? null).toBeNull();
});

test('tokens come in full, then as what changed', async () => {
  const { ask } = await editor(MODERN);
  const { textDocument } = at('step.model.yaml', 0, 0);
  const full = await ask<{ resultId: string; data: number[] }>('textDocument/semanticTokens/full', {
    textDocument,
  });
  expect(full.data.length).toBeGreaterThan(0);
  const previousResultId = full.resultId;
  expect(
    await ask('textDocument/semanticTokens/full/delta', { textDocument, previousResultId }),
  ).toMatchObject({
    edits: [],
  });
});

test('the hierarchy goes from a model to who uses it', async () => {
  const { ask } = await editor(MODERN);
  const [item] = await ask<object[]>('textDocument/prepareCallHierarchy', at('step.model.yaml', 0, 0));
  const calls = await ask<{ from: { name: string } }[]>('callHierarchy/incomingCalls', { item });
  expect(calls.map(({ from }) => from.name)).toEqual(['A', 'B']);
});
