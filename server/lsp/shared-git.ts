import type { Commit, FileContent, GitPort, GitResult } from '../language';

/** Pending answers by question. */
class Underway<Answer> {
  private readonly answers = new Map<string, Promise<Answer>>();

  share(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const answer = ask().finally(() => this.answers.delete(question));
    this.answers.set(question, answer);
    return answer;
  }
}

/**
 * Git for an editor that shows many files. Concurrent questions about the same repository or commit share one
 * process.
 */
export class SharedGit implements GitPort {
  private readonly roots = new Underway<GitResult<string>>();
  private readonly commits = new Underway<GitResult<Commit>>();

  constructor(private readonly git: GitPort) {}

  root(folder: string): Promise<GitResult<string>> {
    return this.roots.share(folder, () => this.git.root(folder));
  }

  commit(root: string, revision: string): Promise<GitResult<Commit>> {
    return this.commits.share(JSON.stringify([root, revision]), () => this.git.commit(root, revision));
  }

  list(commit: Commit, below: readonly string[]): Promise<GitResult<readonly string[]>> {
    return this.git.list(commit, below);
  }

  texts(commit: Commit, uris: readonly string[]): Promise<GitResult<readonly FileContent[]>> {
    return this.git.texts(commit, uris);
  }
}
