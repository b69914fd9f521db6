import { HeadComparison, type Host, type Workspace } from '../language';

/** How long a person who points at a name waits for git, in milliseconds. */
const MOMENT = 60;

/** What edits since the last commit did, for hovers and lenses. Nothing where there is no git. */
export class HeadLines {
  private readonly comparison: HeadComparison | undefined;

  /** @param trusted whether git may be run in the workspace */
  constructor(
    { git, files }: Host,
    workspace: Workspace,
    private readonly trusted: () => boolean,
  ) {
    this.comparison = git === undefined ? undefined : new HeadComparison(git, files, workspace);
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

  /** The line about a file of what is known now, without waiting. */
  now(uri: string): string | undefined {
    return this.comparison?.line(uri);
  }
}
