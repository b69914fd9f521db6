import { HeadComparison, type Host, type PlacedFile } from '../language';
import type { Session } from './session';
import { SharedGit } from './shared-git';

/** How long a person who points at a name waits for git, in milliseconds. */
const MOMENT = 60;

/** For how long git is not asked again about a file that is looked at all the time, in milliseconds: each time is a process. */
const PAUSE = 5000;
/** Of how many files it is kept when git was asked about them. */
const REMEMBERED = 256;

/** What edits since the last commit did, for hovers and lenses. Nothing where there is no git. */
export class HeadLines {
  private readonly comparison: HeadComparison | undefined;
  /** When git was asked about a file for its lenses. */
  private readonly asked = new Map<string, number>();
  private readonly listeners: (() => void)[] = [];

  /** @param trusted whether git may be run in the workspace */
  constructor(
    { git, files }: Host,
    private readonly session: Pick<Session, 'documents' | 'workspace'>,
    private readonly trusted: () => boolean,
  ) {
    this.comparison = git && new HeadComparison(new SharedGit(git), files, session.workspace);
  }

  /** The line about a file after at most a moment: of what is known by then. What comes later is there the next time. */
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

  /** Whether it is known what a file was at the last commit. */
  knows(uri: string): boolean {
    return this.comparison?.commitOf(uri) !== undefined;
  }

  /** A file as it was at the last commit, of what is known now, without waiting. */
  committed(uri: string): PlacedFile | undefined {
    return this.comparison?.committed(uri);
  }

  /** Asks git about an open file that is looked at, unless it was asked just before. What is new is told to {@link onLearned}. */
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
    // A comparison that fails says nothing; the next look asks again.
    comparison.refresh(uri).then(learn, () => {});
  }

  /** Takes in that somebody committed, or went to another commit. Of closed files git is asked when they are looked at again. */
  moved(): void {
    const followed = [...this.asked.keys()];
    this.asked.clear();
    for (const uri of followed) this.follow(uri);
  }

  /** Calls back when files are compared with another commit than before. */
  onLearned(listener: () => void): void {
    this.listeners.push(listener);
  }
}
