import type { PublishDiagnosticsParams } from 'vscode-languageserver';

/** The dependencies of a publisher. */
export interface Outlet {
  /** The current findings of a file, with the version they belong to. */
  findings(uri: string): PublishDiagnosticsParams;
  send(params: PublishDiagnosticsParams): void;
  /** Called if checking a file threw, which is a bug. */
  failed(uri: string, error: unknown): void;
}

/** How long typing must pause before files that are not open are checked, in milliseconds. */
export const PAUSE = 200;

/**
 * Publishes diagnostics: of the edited file first, then of the open files that it affects, and of the others once
 * typing pauses. Checks one file per turn of the event loop, so that edits and requests are processed in between;
 * checks a burst of edits once; and does not send unchanged diagnostics again.
 */
export class Publisher {
  private readonly edited = new Set<string>();
  private readonly affected = new Set<string>();
  /** Affected files that are not open, which can wait until typing pauses. */
  private readonly deferred = new Set<string>();
  private pause: ReturnType<typeof setTimeout> | undefined;
  /** The diagnostics last sent for each file, as JSON. */
  private readonly shown = new Map<string, string>();
  private scheduled = false;
  private held = 0;

  constructor(private readonly outlet: Outlet) {}

  /** A file was opened, so its diagnostics are urgent. */
  edit(uri: string): void {
    this.edited.add(uri);
    this.schedule();
  }

  /** A keystroke in a file, which others are likely to follow. */
  type(uri: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.schedule();
    }, PAUSE);
    this.edit(uri);
  }

  /** The diagnostics of an open file may have changed. */
  affect(uri: string): void {
    this.affected.add(uri);
    this.schedule();
  }

  /** The diagnostics of a file that is not open may have changed. */
  affectLater(uri: string): void {
    this.deferred.add(uri);
    this.schedule();
  }

  /** While files are loading, only check edited ones, so that loading a folder is not slowed down. */
  hold(): void {
    this.held++;
  }

  /** Ends one {@link hold}. */
  release(): void {
    this.held--;
    this.schedule();
  }

  /** The queue to take the next file from; undefined if all remaining files must wait. */
  private next(): Set<string> | undefined {
    if (this.edited.size > 0) return this.edited;
    if (this.held > 0) return undefined;
    if (this.affected.size > 0) return this.affected;
    return this.deferred.size > 0 && this.pause === undefined ? this.deferred : undefined;
  }

  private schedule(): void {
    if (this.scheduled || this.next() === undefined) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.turn();
    });
  }

  private turn(): void {
    const [uri] = this.next() ?? [];
    if (uri === undefined) return;
    for (const due of [this.edited, this.affected, this.deferred]) due.delete(uri);
    try {
      this.publish(uri);
    } catch (error) {
      this.outlet.failed(uri, error);
    }
    this.schedule();
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
