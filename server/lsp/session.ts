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

/** Editors and systems bound how many files a process may have open. */
const FILES_AT_ONCE = 64;

/**
 * The state behind one connection: the workspace, the open documents, and which diagnostics are due. An edit is taken in
 * at once, and what it means for other files follows.
 */
export class Session implements Presentation {
  readonly workspace = new Workspace();
  readonly documents = new OpenDocuments();
  /** What the editor calls a file, where it differs from our spelling. */
  private readonly names = new Map<string, string>();
  private readonly publisher = new Publisher({
    findings: (uri) => this.findings(uri),
    send: (params) => void this.connection.sendDiagnostics(params),
    failed: (uri, error) => report(this.connection, `checking ${uri}`, error),
  });
  private readonly listeners: ((uri: string) => void)[] = [];
  private readonly folders = new Folders();
  /** Files that are being read. What is asked meanwhile waits for them, so that it does not answer for half a folder. */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
  ) {}

  uriOf(canonical: string): string {
    return this.names.get(canonical) ?? canonical;
  }

  rulePage(code: string): string | undefined {
    return this.host.rulePage(code);
  }

  /** The newest version of a file by the name that the editor uses. */
  file(uri: string): SourceFile | undefined {
    return this.workspace.file(canonicalUri(uri));
  }

  /** Calls a listener after each change of a file, in the same turn, with its canonical uri. */
  onChange(listener: (uri: string) => void): void {
    this.listeners.push(listener);
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
    // Should the last text not have been taken in, the change says nothing about what is known.
    const fits = this.workspace.file(opened.uri)?.text === opened.before;
    this.workspace.update(opened.uri, opened.text, fits ? opened.change : undefined);
    this.publisher.type(opened.uri);
    this.affects(opened.uri);
  }

  /** A closed document is what the disk says again, or forgotten where only the editor wanted it. */
  close(uri: string): Promise<void> {
    return this.reload([this.documents.close(uri)]);
  }

  /** Reads files again that changed outside of the editor; open ones stay as the editor has them. */
  reload(uris: readonly string[]): Promise<void> {
    return this.read(async () => {
      await this.load(uris);
      this.tidy();
    });
  }

  /** Takes in every spec file below the folders, which become part of the workspace. */
  scan(folders: readonly string[]): Promise<void> {
    this.folders.add(folders);
    return this.read(async () => this.load(await this.host.findSpecs(folders)));
  }

  /** Takes folders out of the workspace, with what is below them and neither open nor referred to from elsewhere. */
  leave(folders: readonly string[]): Promise<void> {
    this.folders.delete(folders);
    return this.read(async () => this.tidy());
  }

  /** Prices cards on another basis, and finds out again what deployments cost. */
  priceOn(basis: PriceBasis): void {
    if (basis === this.workspace.pricing.basis) return;
    this.workspace.priceOn(basis);
    for (const { kind, uri } of this.workspace.all()) if (kind === 'deployment') this.arrived(uri);
  }

  /** Resolves once every file that is referred to has been read. */
  settled(): Promise<void> {
    return this.read(() => this.settle());
  }

  /** A file changed otherwise. */
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

  /** Forgets what is neither open nor in a folder, nor referred to by what is, and takes back what was said of it. */
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

  /** One reading after the other, so that the newest state of a file is the last one taken in. */
  private read(work: () => Promise<void>): Promise<void> {
    this.publisher.hold();
    this.reading = this.reading
      .then(work)
      .catch((error: unknown) => report(this.connection, 'reading files', error))
      .finally(() => this.publisher.release());
    return this.reading;
  }

  /** Reads what is referred to and not known yet; who refers to it is told again. */
  private async settle(): Promise<void> {
    const arrived = await this.workspace.settle(this.host.files);
    for (const uri of arrived) this.arrived(uri);
  }

  /** What is said of an open file that is not read. */
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
