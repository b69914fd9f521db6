import type { PublishDiagnosticsParams } from 'vscode-languageserver';

/** What a publisher needs of its surroundings. */
export interface Outlet {
  /** The newest findings of a file, with the version that they are about. */
  findings(uri: string): PublishDiagnosticsParams;
  send(params: PublishDiagnosticsParams): void;
  /** Finding out about a file threw, which is a bug. */
  failed(uri: string, error: unknown): void;
}

/** How long nobody types before files are looked at that nobody has open, in milliseconds. */
export const PAUSE = 200;

/**
 * Sends the findings that are due: of the edited file first, then of the open files that it affects, and of the others
 * once the typing pauses. It takes one file a turn of the event loop, so that edits and requests get in between; a burst
 * of edits is checked once; and what the editor shows already is not sent again.
 */
export class Publisher {
  private readonly edited = new Set<string>();
  private readonly affected = new Set<string>();
  /** Affected files that nobody looks at: they cost as much as the others, and nobody misses them while typing. */
  private readonly patient = new Set<string>();
  private pause: ReturnType<typeof setTimeout> | undefined;
  /** What the editor shows, as JSON. */
  private readonly shown = new Map<string, string>();
  private scheduled = false;
  private held = 0;

  constructor(private readonly outlet: Outlet) {}

  /** A person opened this file and waits for what is said of it. */
  edit(uri: string): void {
    this.edited.add(uri);
    this.schedule();
  }

  /** The same for a keystroke, which others are likely to follow. */
  type(uri: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.schedule();
    }, PAUSE);
    this.edit(uri);
  }

  /** What is said of this file may have changed. */
  affect(uri: string): void {
    this.affected.add(uri);
    this.schedule();
  }

  /** The same of a file that nobody has open. */
  affectLater(uri: string): void {
    this.patient.add(uri);
    this.schedule();
  }

  /** While files are read, only edited ones are looked at: who waits for a folder need not wait for its findings. */
  hold(): void {
    this.held++;
  }

  /** Ends one {@link hold}. */
  release(): void {
    this.held--;
    this.schedule();
  }

  /** The files of which the first is next; none while what is left has to wait. */
  private next(): Set<string> | undefined {
    if (this.edited.size > 0) return this.edited;
    if (this.held > 0) return undefined;
    if (this.affected.size > 0) return this.affected;
    return this.patient.size > 0 && this.pause === undefined ? this.patient : undefined;
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
    for (const due of [this.edited, this.affected, this.patient]) due.delete(uri);
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
