import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Host } from '../language';
import {
  canonicalUri,
  diagnosticsOf,
  kindOf,
  type Presentation,
  type SourceFile,
  Workspace,
} from '../language';
import { report } from './guard';
import { OpenDocuments } from './open-documents';

/**
 * The state behind one connection: the workspace, the open documents, and which diagnostics are due. An edit is taken in
 * at once; diagnostics go out in the next turn of the event loop, so that a burst of edits is checked once, and they go
 * out with the version they are about.
 */
export class Session implements Presentation {
  readonly workspace = new Workspace();
  readonly documents = new OpenDocuments();
  /** What the editor calls a file, where it differs from our spelling. */
  private readonly names = new Map<string, string>();
  private readonly due = new Set<string>();
  private scheduled = false;
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

  open(uri: string, languageId: string, version: number, text: string): void {
    if (kindOf(uri) === undefined) return;
    const opened = this.documents.open(uri, languageId, version, text);
    this.names.set(opened.uri, uri);
    this.workspace.update(opened.uri, text);
    this.touched(opened.uri);
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const opened = this.documents.change(uri, version, changes);
    if (opened === undefined) return;
    // Should the last text not have been taken in, the change says nothing about what is known.
    const fits = this.workspace.file(opened.uri)?.text === opened.before;
    this.workspace.update(opened.uri, opened.text, fits ? opened.change : undefined);
    this.touched(opened.uri);
  }

  /** A closed document is what the disk says again. */
  close(uri: string): Promise<void> {
    return this.reload([this.documents.close(uri)]);
  }

  /** Reads files again that changed outside of the editor; open ones stay as the editor has them. */
  reload(uris: readonly string[]): Promise<void> {
    return this.read(() => this.load(uris));
  }

  /** Takes in every spec file below the folders. */
  scan(folders: readonly string[]): Promise<void> {
    return this.read(async () => this.load(await this.host.findSpecs(folders)));
  }

  /** Resolves once every file that is referred to has been read. */
  settled(): Promise<void> {
    return this.read(() => this.settle());
  }

  private touched(uri: string): void {
    this.due.add(uri);
    for (const dependent of this.workspace.dependents(uri)) this.due.add(dependent);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.publish();
      void this.settled();
    });
  }

  private async load(uris: readonly string[]): Promise<void> {
    const outside = [...new Set(uris.map(canonicalUri))].filter(
      (uri) => kindOf(uri) !== undefined && !this.documents.has(uri),
    );
    await Promise.all(
      outside.map(async (uri) => {
        const content = await this.host.files.read(uri);
        if (this.documents.has(uri)) return;
        this.workspace.take(uri, content);
        this.touched(uri);
      }),
    );
  }

  /** One reading after the other, so that the newest state of a file is the last one taken in. */
  private read(work: () => Promise<void>): Promise<void> {
    this.reading = this.reading
      .then(work)
      .catch((error: unknown) => report(this.connection, 'reading files', error));
    return this.reading;
  }

  /** Reads what is referred to and not known yet; who refers to it is told again. */
  private async settle(): Promise<void> {
    const arrived = await this.workspace.settle(this.host.files);
    for (const uri of arrived) this.touched(uri);
  }

  private publish(): void {
    const uris = [...this.due];
    this.due.clear();
    for (const uri of uris) {
      try {
        this.publishFile(uri);
      } catch (error) {
        report(this.connection, `diagnostics of ${uri}`, error);
      }
    }
  }

  private publishFile(uri: string): void {
    const state = this.workspace.state(uri);
    const version = this.documents.get(uri)?.version;
    const diagnostics = state?.ok === true ? diagnosticsOf(state.file, this.workspace, this) : [];
    const params = { uri: this.uriOf(uri), diagnostics };
    void this.connection.sendDiagnostics(version === undefined ? params : { ...params, version });
  }
}
