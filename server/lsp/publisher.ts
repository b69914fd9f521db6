import type { PublishDiagnosticsParams } from 'vscode-languageserver';

/** What a publisher needs of its surroundings. */
export interface Outlet {
  /** The newest findings of a file, with the version that they are about. */
  findings(uri: string): PublishDiagnosticsParams;
  send(params: PublishDiagnosticsParams): void;
  /** Finding out about a file threw, which is a bug. */
  failed(uri: string, error: unknown): void;
}

/**
 * Sends the findings that are due: of the edited file first, then of the files that it affects. It takes one file a turn
 * of the event loop, so that edits and requests get in between; a burst of edits is checked once; and what the editor
 * shows already is not sent again.
 */
export class Publisher {
  private readonly edited = new Set<string>();
  private readonly affected = new Set<string>();
  /** What the editor shows, as JSON. */
  private readonly shown = new Map<string, string>();
  private scheduled = false;
  private held = 0;

  constructor(private readonly outlet: Outlet) {}

  /** A person is typing in this file and waits for what is said of it. */
  edit(uri: string): void {
    this.edited.add(uri);
    this.schedule();
  }

  /** What is said of this file may have changed. */
  affect(uri: string): void {
    this.affected.add(uri);
    this.schedule();
  }

  /** While files are read, only edited ones are looked at: who waits for a folder need not wait for its findings. */
  hold(): void {
    this.held++;
  }

  /** Ends one {@link hold}. */
  release(): void {
    this.held--;
    if (this.affected.size > 0) this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || (this.held > 0 && this.edited.size === 0)) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.turn();
    });
  }

  private turn(): void {
    const due = this.edited.size > 0 ? this.edited : this.affected;
    const [uri] = due;
    if (uri === undefined || (this.held > 0 && due === this.affected)) return;
    this.edited.delete(uri);
    this.affected.delete(uri);
    try {
      this.publish(uri);
    } catch (error) {
      this.outlet.failed(uri, error);
    }
    if (this.edited.size + this.affected.size > 0) this.schedule();
  }

  private publish(uri: string): void {
    const params = this.outlet.findings(uri);
    const nothing = params.version === undefined && params.diagnostics.length === 0;
    const now = nothing ? undefined : JSON.stringify(params);
    if (now === this.shown.get(uri)) return;
    if (now === undefined) this.shown.delete(uri);
    else this.shown.set(uri, now);
    this.outlet.send(params);
  }
}
