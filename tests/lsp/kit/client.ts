import { type ChildProcess, spawn } from 'node:child_process';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type MarkupContent,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Folder } from './folder';

/** A text that is there once, and what to put in its place. */
export type Replacement = readonly [found: string, replacement: string];

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  /** Options of Node itself, before the program. */
  readonly nodeOptions?: readonly string[];
  /** Another Node than this one. */
  readonly node?: string;
  /** What `workspace/configuration` is answered with, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
}

const LANGUAGE = /\.(model|hardware|deployment)\.ya?ml$/;

/**
 * A language server as a real process, and an editor's side of the conversation. Files go by their names in the folder;
 * places in them by the text that stands there.
 */
export class Client {
  readonly connection: ProtocolConnection;
  /** The status that the process ends with. */
  readonly ended: Promise<number | null>;
  /** What the server wrote to its error output. */
  errors = '';
  /** Messages of the server's log. */
  readonly log: string[] = [];
  /** Every publish, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  initialized: InitializeResult = { capabilities: {} };
  private readonly documents = new Map<string, TextDocument>();
  private readonly newest = new Map<string, PublishDiagnosticsParams>();
  private readonly waiting = new Set<() => void>();

  private constructor(
    readonly process: ChildProcess & Pick<Required<ChildProcess>, 'pid'>,
    readonly folder: Folder,
    configuration: Readonly<Record<string, unknown>>,
  ) {
    const { stdin, stdout, stderr } = process;
    if (stdin === null || stdout === null || stderr === null) throw new Error('the process has no pipes');
    this.ended = new Promise((resolve) => process.once('exit', resolve));
    // A server that ends breaks the pipe; tests of that look at its status.
    stdin.on('error', () => {});
    stderr.on('data', (data) => {
      this.errors += String(data);
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      this.newest.set(params.uri, params);
      for (const look of this.waiting) look();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onRequest(RegistrationRequest.type, () => {});
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section = '' }) => configuration[section] ?? null),
    );
    this.connection.onError(() => {});
    this.connection.listen();
  }

  /** Starts `node program args` on a folder and initializes it. */
  static async start(
    program: string,
    args: readonly string[],
    folder: Folder,
    options: StartOptions = {},
  ): Promise<Client> {
    const command = [...(options.nodeOptions ?? []), program, ...args];
    const child = spawn(options.node ?? process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'] });
    const client = new Client(child as Client['process'], folder, options.configuration ?? {});
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      workspaceFolders: [{ uri: folder.uri, name: 'folder' }],
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  /** The process, as the system knows it. */
  get pid(): number {
    const { pid } = this.process;
    if (pid === undefined) throw new Error('the server did not start');
    return pid;
  }

  /** Asks the server to end, as an editor does, and gives its status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return this.ended;
  }

  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  /** Opens a file: as it is on the disk, or with another text. */
  open(name: string, text = this.folder.read(name), version = 1): Promise<void> {
    const uri = this.folder.uriOf(name);
    const languageId = `decode-lens-${LANGUAGE.exec(name)?.[1] ?? 'none'}`;
    this.documents.set(name, TextDocument.create(uri, languageId, version, text));
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
  }

  close(name: string): Promise<void> {
    this.documents.delete(name);
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.folder.uriOf(name) },
    });
  }

  /** Replaces texts, each of them a change of its own in one message. */
  edit(name: string, ...replacements: readonly Replacement[]): Promise<void> {
    let document = this.document(name);
    const changes: TextDocumentContentChangeEvent[] = [];
    for (const [found, text] of replacements) {
      const from = offsetOf(document.getText(), found);
      const range = { start: document.positionAt(from), end: document.positionAt(from + found.length) };
      changes.push({ range, text });
      document = TextDocument.create(
        document.uri,
        document.languageId,
        document.version,
        TextDocument.applyEdits(document, [{ range, newText: text }]),
      );
    }
    return this.change(name, changes);
  }

  /** Sends changes as they are. */
  change(
    name: string,
    contentChanges: TextDocumentContentChangeEvent[],
    version = this.document(name).version + 1,
  ): Promise<void> {
    const document = TextDocument.update(this.document(name), contentChanges, version);
    this.documents.set(name, document);
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  /** The text of an open file. */
  textOf(name: string): string {
    return this.document(name).getText();
  }

  /** The markdown shown on a text of an open file. */
  async hover(name: string, on: string): Promise<string> {
    const hover = await this.hoverOn(name, on);
    return hover === null ? '' : (hover.contents as MarkupContent).value;
  }

  hoverOn(name: string, on: string): Promise<Hover | null> {
    const document = this.document(name);
    return this.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: document.uri },
      position: document.positionAt(offsetOf(document.getText(), on)),
    });
  }

  /** The diagnostics of the newest version of an open file. */
  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const { version } = this.document(name);
    return (await this.until(name, (params) => params.version === version)).diagnostics;
  }

  /** The codes of the newest version of an open file. */
  async codes(name: string): Promise<readonly unknown[]> {
    return (await this.diagnostics(name)).map(({ code }) => code);
  }

  /** The errors and warnings of the newest version of an open file: what is wrong, and not what could be better. */
  async problems(name: string): Promise<readonly Diagnostic[]> {
    return problemsIn(await this.diagnostics(name));
  }

  /** The newest publish about a file once its errors and warnings are these, in the order of the text. */
  untilProblems(name: string, ...codes: readonly string[]): Promise<PublishDiagnosticsParams> {
    const wanted = codes.join();
    return this.until(
      name,
      ({ diagnostics }) =>
        problemsIn(diagnostics)
          .map(({ code }) => code)
          .join() === wanted,
    );
  }

  /** The newest publish about a file once it is as asked; it may be here already. */
  until(
    name: string,
    holds: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    return this.untilUri(this.folder.uriOf(name), holds);
  }

  /** The same about a file that lies elsewhere. */
  untilUri(
    uri: string,
    holds: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve) => {
      const look = (): void => {
        const params = this.newest.get(uri);
        if (params === undefined || !holds(params)) return;
        this.waiting.delete(look);
        resolve(params);
      };
      this.waiting.add(look);
      look();
    });
  }

  private document(name: string): TextDocument {
    const document = this.documents.get(name);
    if (document === undefined) throw new Error(`${name} is not open`);
    return document;
  }
}

function problemsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ severity }) => severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning,
  );
}

function offsetOf(text: string, found: string): number {
  const at = text.indexOf(found);
  if (at < 0 || text.indexOf(found, at + 1) >= 0) throw new Error(`‘${found}’ does not stand there once`);
  return at;
}
