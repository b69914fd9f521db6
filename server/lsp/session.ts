import type {
  Connection,
  Diagnostic,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { PriceBasis } from '../core/spec';
import type { Host } from '../language';
import {
  CATALOG,
  canonicalUri,
  diagnosticsOf,
  kindOf,
  type Presentation,
  type SourceFile,
  tooLargeDiagnostic,
  Workspace,
} from '../language';
import { Folders } from './folders';
import { report } from './guard';
import { OpenDocuments } from './open-documents';
import { Publisher } from './publisher';

/** The maximum number of files to read concurrently, within the system's limit of open files. */
const FILES_AT_ONCE = 64;

/**
 * The state of one connection: the workspace, the open documents, and the pending diagnostics. An edit is applied
 * immediately, and its effects on other files follow.
 */
export class Session implements Presentation {
  readonly workspace = new Workspace();
  readonly documents = new OpenDocuments();
  /** The editor's uri of each file whose canonical uri differs. */
  private readonly names = new Map<string, string>();
  private readonly publisher = new Publisher({
    findings: (uri) => this.findings(uri),
    send: (params) => {
      if (!this.ended) void this.connection.sendDiagnostics(params);
    },
    failed: (uri, error) => report(this.connection, `checking ${uri}`, error),
  });
  private ended = false;
  private readonly listeners: ((uri: string) => void)[] = [];
  private readonly priceListeners: (() => void)[] = [];
  private readonly folders = new Folders();
  /**
   * Completes when pending files are loaded. Requests wait for it, so that they do not answer for half a folder.
   */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
  ) {}

  /** Sends no more diagnostics. */
  end(): void {
    this.publisher.hold();
    this.ended = true;
  }

  uriOf(canonical: string): string {
    return this.names.get(canonical) ?? canonical;
  }

  rulePage(code: string): string | undefined {
    return this.host.rulePage(code);
  }

  /** The newest version of a file by the editor's uri. */
  file(uri: string): SourceFile | undefined {
    return this.workspace.file(canonicalUri(uri));
  }

  /** Calls a listener with the canonical uri after each change of a file, synchronously. */
  onChange(listener: (uri: string) => void): void {
    this.listeners.push(listener);
  }

  /** Calls a listener after cards are priced on another basis. */
  onPriced(listener: () => void): void {
    this.priceListeners.push(listener);
  }

  open(uri: string, version: number, text: string): void {
    if (kindOf(uri) === undefined) return;
    const opened = this.documents.open(uri, version, text);
    this.names.set(opened.uri, uri);
    this.workspace.update(opened.uri, text);
    this.publisher.edit(opened.uri);
    this.affects(opened.uri);
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const opened = this.documents.change(uri, version, changes);
    if (opened === undefined) return;
    // If the last text was not applied, the change does not fit the known text.
    const fits = this.workspace.file(opened.uri)?.text === opened.before;
    this.workspace.update(opened.uri, opened.text, fits ? opened.change : undefined);
    this.publisher.type(opened.uri);
    this.affects(opened.uri);
  }

  /** Handles closing a document: reads the file from disk again, or removes it if nothing else needs it. */
  close(uri: string): Promise<void> {
    return this.reload([this.documents.close(uri)]);
  }

  /** Reads files again that changed outside of the editor, except open ones. */
  reload(uris: readonly string[]): Promise<void> {
    return this.read(async () => {
      await this.load(uris);
      this.tidy();
    });
  }

  /** Adds every spec file below the folders to the workspace. */
  scan(folders: readonly string[]): Promise<void> {
    this.folders.add(folders);
    return this.read(async () => this.load(await this.host.findSpecs(folders)));
  }

  /** Removes folders from the workspace, with their files that are neither open nor referred to from elsewhere. */
  leave(folders: readonly string[]): Promise<void> {
    this.folders.delete(folders);
    return this.read(async () => this.tidy());
  }

  /** Prices cards on another basis, and checks the deployments again. */
  priceOn(basis: PriceBasis): void {
    if (basis === this.workspace.pricing.basis) return;
    this.workspace.priceOn(basis);
    for (const { kind, uri } of this.workspace.all()) if (kind === 'deployment') this.arrived(uri);
    for (const priced of this.priceListeners) priced();
  }

  /** Resolves once every referenced file is loaded. */
  settled(): Promise<void> {
    return this.read(() => this.settle());
  }

  /** Handles any other change of a file. */
  private arrived(uri: string): void {
    this.publisher.affect(uri);
    this.affects(uri);
  }

  private affects(uri: string): void {
    for (const changed of this.listeners) changed(uri);
    for (const dependent of this.workspace.dependents(uri))
      if (this.documents.has(dependent)) this.publisher.affect(dependent);
      else this.publisher.affectLater(dependent);
    void this.settled();
  }

  /**
   * Removes files that are not open, not in a folder, and not referred to by such files, and clears their
   * diagnostics.
   */
  private tidy(): void {
    const isWanted = (uri: string): boolean =>
      this.documents.has(uri) || this.folders.hold(uri) || uri.startsWith(CATALOG);
    for (const uri of this.workspace.retain(isWanted)) this.arrived(uri);
  }

  private async load(uris: readonly string[]): Promise<void> {
    const outside = [...new Set(uris.map(canonicalUri))].filter((uri) => kindOf(uri) !== undefined);
    for (let start = 0; start < outside.length; start += FILES_AT_ONCE)
      await Promise.all(outside.slice(start, start + FILES_AT_ONCE).map((uri) => this.loadFile(uri)));
  }

  private async loadFile(uri: string): Promise<void> {
    if (this.documents.has(uri)) return;
    const content = await this.host.files.read(uri);
    if (this.documents.has(uri)) return;
    this.workspace.take(uri, content);
    this.arrived(uri);
  }

  /** Reads files one batch after the other, so that the newest state wins. */
  private read(work: () => Promise<void>): Promise<void> {
    this.publisher.hold();
    this.reading = this.reading
      .then(work)
      .catch((error: unknown) => report(this.connection, 'reading files', error))
      .finally(() => this.publisher.release());
    return this.reading;
  }

  /** Loads missing referenced files, and checks the files that refer to them again. */
  private async settle(): Promise<void> {
    const arrived = await this.workspace.settle(this.host.files);
    for (const uri of arrived) this.arrived(uri);
  }

  /** The diagnostics of an open file that is not analysed. */
  private notice(uri: string): readonly Diagnostic[] {
    const state = this.workspace.state(uri);
    const text = this.documents.get(uri)?.text;
    if (text === undefined || state?.ok !== false || state.reason !== 'too-large') return [];
    return [tooLargeDiagnostic(text.length, this)];
  }

  private findings(uri: string): PublishDiagnosticsParams {
    const state = this.workspace.state(uri);
    const version = this.documents.get(uri)?.version;
    const diagnostics =
      state?.ok === true ? diagnosticsOf(state.file, this.workspace, this) : [...this.notice(uri)];
    const params = { uri: this.uriOf(uri), diagnostics };
    if (state === undefined && version === undefined) this.names.delete(uri);
    return version === undefined ? params : { ...params, version };
  }
}
