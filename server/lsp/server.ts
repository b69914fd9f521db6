import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Host } from '../language';
import { catalogText, hoverAt, isCompared, toRange } from '../language';
import { catalogTextParams, catalogTextRequest } from '../protocol/catalog';
import { initializationOptions } from '../protocol/initialization';
import { clientHost, withClientFiles } from './client-files';
import { guarded, guardedNotification, report, unlessCancelled } from './guard';
import { HeadLines } from './head-lines';
import { hintsCapabilities, registerHints } from './hints';
import { registerImporting } from './importing';
import { registerRefusals } from './lifecycle';
import { registerNavigation } from './navigation';
import { navigationCapabilities } from './navigation-capabilities';
import { registerPanels } from './panels/panels';
import { registerPriceBasis } from './price-basis';
import { registerProfile } from './profile/profile';
import { Session } from './session';
import { registerSettings, watchSettings } from './settings';
import { registerWriting, writingCapabilities } from './writing';

const SPEC_FILES = '**/*.{model,hardware,deployment}.{yaml,yml}';
/** Git appends to this file after every commit and checkout. */
const LAST_COMMITS = '**/.git/logs/HEAD';

/**
 * Serves a connection. Only wiring; the answers come from `language`.
 *
 * @param local the local machine's files; without it every file comes from the editor
 */
export function startServer(connection: Connection, local?: Host): void {
  let options = initializationOptions.parse({});
  let client: ClientCapabilities = {};
  const remote = clientHost(connection, () => options.rulePages);
  const host = local === undefined ? remote : withClientFiles(local, remote);
  const session = new Session(connection, host);
  const head = new HeadLines(host, session, () => options.trusted);
  const settings = registerSettings(connection, () => client);
  const followPriceBasis = registerPriceBasis(connection, session, settings);
  let folders: readonly string[] = [];
  let watches = false;
  let changesFolders = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    // Older clients only have one root folder.
    const alone = params.rootUri == null ? [] : [{ uri: params.rootUri }];
    folders = (params.workspaceFolders ?? alone).map((folder) => folder.uri);
    client = params.capabilities;
    const stated = initializationOptions.safeParse(params.initializationOptions ?? {});
    if (stated.success) options = stated.data;
    const { workspace } = client;
    const navigation = navigationCapabilities(client);
    watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    changesFolders = workspace?.workspaceFolders === true;
    return {
      serverInfo: { name: 'decode-lens' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        ...navigation,
        ...writingCapabilities,
        ...hintsCapabilities,
        workspace: {
          ...navigation.workspace,
          workspaceFolders: { supported: true, changeNotifications: true },
        },
      },
    };
  });

  connection.onInitialized(
    guardedNotification(connection, 'initialized', () => {
      watchSettings(connection, client);
      followPriceBasis();
      if (watches)
        connection.client
          .register(DidChangeWatchedFilesNotification.type, {
            watchers: [{ globPattern: SPEC_FILES }, { globPattern: LAST_COMMITS }],
          })
          .catch((error: unknown) => report(connection, 'watching files', error));
      // Editors without these events reject a registration.
      if (changesFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          guardedNotification(connection, 'didChangeWorkspaceFolders', async ({ added, removed }) => {
            const left = session.leave(removed.map(({ uri }) => uri));
            await Promise.all([left, session.scan(added.map(({ uri }) => uri))]);
          }),
        );
      return session.scan(folders);
    }),
  );

  connection.onDidOpenTextDocument(
    guardedNotification(connection, 'didOpen', ({ textDocument: { uri, version, text } }) =>
      session.open(uri, version, text),
    ),
  );
  connection.onDidChangeTextDocument(
    guardedNotification(connection, 'didChange', ({ textDocument: { uri, version }, contentChanges }) =>
      session.change(uri, version, contentChanges),
    ),
  );
  connection.onDidCloseTextDocument(
    guardedNotification(connection, 'didClose', ({ textDocument: { uri } }) => session.close(uri)),
  );
  connection.onDidChangeWatchedFiles(
    guardedNotification(connection, 'didChangeWatchedFiles', ({ changes }) => {
      if (changes.some(({ uri }) => uri.endsWith('/.git/logs/HEAD'))) head.moved();
      return session.reload(changes.map(({ uri }) => uri));
    }),
  );

  registerNavigation(connection, session, () => client);
  registerPanels(connection, session);
  registerProfile(connection, session);
  registerWriting(connection, session, () => ({ capabilities: client, options }));
  registerImporting(connection);
  registerHints(connection, session, settings, () => ({ capabilities: client, options }), head);

  connection.onHover(({ textDocument, position }, token) =>
    guarded(connection, 'hover', token, null, async () => {
      await unlessCancelled(token, session.settled());
      const view = await unlessCancelled(token, settings.of(textDocument.uri));
      const file = session.file(textDocument.uri);
      if (file === undefined) return null;
      const offset = file.lines.offsetAt(position);
      const since = isCompared(file, offset) ? await head.soon(file.uri) : undefined;
      const hover = hoverAt(file, offset, session.workspace, { ...view, since });
      if (hover === undefined) return null;
      const { markdown: value } = hover;
      return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(file, hover) };
    }),
  );

  connection.onRequest(catalogTextRequest, (params: unknown, token) =>
    guarded(connection, catalogTextRequest, token, { text: '' }, () => {
      const { uri } = catalogTextParams.parse(params);
      return { text: catalogText(uri) ?? `# The catalog has no ${uri}\n` };
    }),
  );

  registerRefusals(connection);
  connection.onShutdown(() => session.end());

  connection.listen();
}
