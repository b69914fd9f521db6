import type { Commit, FileContent, FileSource, GitPort, GitProblem } from '../../workspace';

/**
 * Files as of a commit. Requests within one turn of the event loop are batched, because each batch is a process.
 * Files outside of the repository have no history and are read in their current state.
 */
export class RevisionFiles implements FileSource {
  /** The first failure of git; files read since are unreliable. */
  problem: GitProblem | undefined;
  private due: { readonly uri: string; readonly give: (content: FileContent) => void }[] = [];

  constructor(
    private readonly git: GitPort,
    private readonly commit: Commit,
    private readonly outside: FileSource,
  ) {}

  read(uri: string): Promise<FileContent> {
    if (!uri.startsWith(`${this.commit.root}/`)) return this.outside.read(uri);
    return new Promise((give) => {
      if (this.due.push({ uri, give }) === 1) void Promise.resolve().then(() => this.fetch());
    });
  }

  private async fetch(): Promise<void> {
    const asked = this.due;
    this.due = [];
    const result = await this.git.texts(
      this.commit,
      asked.map(({ uri }) => uri),
    );
    if (!result.ok) this.problem ??= result.problem;
    const contents = result.ok ? result.value : [];
    for (const [index, { give }] of asked.entries())
      give(contents[index] ?? { ok: false, reason: 'missing' });
  }
}
