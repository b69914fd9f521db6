import { HeadComparison, type Host, type PlacedFile } from '../language';
import type { Session } from './session';
import { SharedGit } from './shared-git';

/** How long a hover waits for git, in milliseconds. */
const MOMENT = 60;

/** The minimum interval between git processes for the same file, in milliseconds. */
const PAUSE = 5000;
/** The number of files whose last check is remembered. */
const REMEMBERED = 256;

/** The effect of edits since the last commit, for hovers and lenses. Empty without git. */
export class HeadLines {
  private readonly comparison: HeadComparison | undefined;
  /** The time of the last git process for each file's lenses. */
  private readonly asked = new Map<string, number>();
  private readonly listeners: (() => void)[] = [];

  /** @param trusted whether git may run in the workspace */
  constructor(
    { git, files }: Host,
    private readonly session: Pick<Session, 'documents' | 'workspace'>,
    private readonly trusted: () => boolean,
  ) {
    this.comparison = git && new HeadComparison(new SharedGit(git), files, session.workspace);
  }

  /** The line for a file, waiting at most a moment. What arrives later is shown the next time. */
  async soon(uri: string): Promise<string | undefined> {
    if (this.comparison === undefined || !this.trusted()) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moment = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, MOMENT);
    });
    await Promise.race([this.comparison.refresh(uri), moment]);
    clearTimeout(timer);
    return this.comparison.line(uri);
  }

  /** Whether the state of a file at the last commit is loaded. */
  knows(uri: string): boolean {
    return this.comparison?.commitOf(uri) !== undefined;
  }

  /** A file as of the last commit, if it is loaded; does not wait. */
  committed(uri: string): PlacedFile | undefined {
    return this.comparison?.committed(uri);
  }

  /** Asks git about a visible file, unless it was asked just before. News are reported to {@link onLearned}. */
  follow(uri: string): void {
    const { comparison } = this;
    const now = performance.now();
    const last = this.asked.get(uri);
    if (comparison === undefined || !this.trusted() || !this.session.documents.has(uri)) return;
    if (last !== undefined && now - last < PAUSE) return;
    if (this.asked.size >= REMEMBERED) this.asked.clear();
    this.asked.set(uri, now);
    const before = comparison.commitOf(uri);
    const learn = (): void => {
      if (comparison.commitOf(uri) !== before) for (const learned of this.listeners) learned();
    };
    // A failed comparison has no effect; the next request tries again.
    comparison.refresh(uri).then(learn, () => {});
  }

  /** Handles a new commit or a checkout. Git is asked about closed files when they are shown again. */
  moved(): void {
    const followed = [...this.asked.keys()];
    this.asked.clear();
    for (const uri of followed) this.follow(uri);
  }

  /** Registers a listener for changes of the commit that files are compared with. */
  onLearned(listener: () => void): void {
    this.listeners.push(listener);
  }
}
