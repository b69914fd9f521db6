import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { canonicalUri, type Host } from '../../../server/language';
import { startServer } from '../../../server/lsp/server';
import type { InitializationOptions } from '../../../server/protocol/initialization';
import { type Files, RICH_FILES } from '../../kit/texts';
import { uriOf } from '../../kit/workspace';

/** An editor's side of the conversation with a server in the same process. */
export interface Editor {
  readonly connection: ProtocolConnection;
  open(name: string, text?: string): Promise<void>;
  /** Replaces a text that stands there once. */
  edit(name: string, found: string, text: string): Promise<void>;
  ask<Answer>(method: string, params: object): Promise<Answer>;
  /** The whole inlay hints of a file, as text. */
  hints(name: string): Promise<readonly string[]>;
  lenses(name: string): Promise<readonly string[]>;
  /** The newest diagnostics of a file, once they are of its newest version. */
  diagnostics(name: string): Promise<PublishDiagnosticsParams>;
}

/** What a test says of its editor. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: Partial<InitializationOptions>;
  /** Answers `workspace/configuration`. */
  readonly settings?: (scope: string) => unknown;
  /** The files of the disk. */
  readonly files?: Files;
  /** Sets up the editor's side before the server is there. */
  readonly before?: (connection: ProtocolConnection) => void;
}

/** The disk of a test. */
function diskOf(files: Files): Host {
  return {
    files: {
      read: async (uri) => {
        const text = files[uri.slice(uri.lastIndexOf('/') + 1)];
        return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
      },
    },
    findSpecs: async (folders) =>
      folders.length === 0 ? [] : Object.keys(files).map((name) => canonicalUri(uriOf(name))),
    rulePage: () => undefined,
  };
}

/** Starts a server on a folder, and an editor that is initialized. */
export async function editorOn({
  capabilities = {},
  options = {},
  settings,
  files = RICH_FILES,
  before,
}: EditorOptions = {}): Promise<Editor> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, diskOf(files));
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.set(params.uri, params);
    for (const look of waiting) look();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
    items.map(({ scopeUri }) => settings?.(scopeUri)),
  );
  connection.onRequest('client/registerCapability', () => null);
  before?.(connection);
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    server.dispose();
  });
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: options,
    workspaceFolders: [{ uri: 'file:///folder', name: 'folder' }],
  });
  await connection.sendNotification('initialized', {});

  const texts = new Map<string, { text: string; version: number }>();
  const known = (name: string) => texts.get(name) ?? { text: files[name] ?? '', version: 1 };
  const ask = <Answer>(method: string, params: object) => connection.sendRequest<Answer>(method, params);
  return {
    connection,
    ask,
    open(name, text = files[name] ?? '') {
      texts.set(name, { text, version: 1 });
      const languageId = 'decode-lens';
      const textDocument = { uri: uriOf(name), languageId, version: 1, text };
      return connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    edit(name, found, replacement) {
      const { text, version } = known(name);
      const at = text.indexOf(found);
      if (at < 0) throw new Error(`‘${found}’ does not stand in ${name}`);
      const position = (offset: number) => {
        const lines = text.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      };
      const range = { start: position(at), end: position(at + found.length) };
      texts.set(name, { text: text.replace(found, () => replacement), version: version + 1 });
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(name), version: version + 1 },
        contentChanges: [{ range, text: replacement }],
      });
    },
    async hints(name) {
      const end = { line: 100_000, character: 0 };
      const found = await ask<{ label: { value: string }[] }[] | null>('textDocument/inlayHint', {
        textDocument: { uri: uriOf(name) },
        range: { start: { line: 0, character: 0 }, end },
      });
      return (found ?? []).map(({ label }) => label.map(({ value }) => value).join(''));
    },
    async lenses(name) {
      const found = await ask<{ command: { title: string } }[] | null>('textDocument/codeLens', {
        textDocument: { uri: uriOf(name) },
      });
      return (found ?? []).map(({ command }) => command.title);
    },
    diagnostics(name) {
      return new Promise((resolve) => {
        const look = (): void => {
          const params = published.get(uriOf(name));
          if (params?.version !== known(name).version) return;
          waiting.delete(look);
          resolve(params);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
