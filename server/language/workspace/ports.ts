/** What reading a file gave: its text, or why there is none. */
export type FileContent =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Unreadable };

/** Why a file cannot be used. */
export type Unreadable = 'missing' | 'too-large' | 'binary' | 'loop' | 'folder' | 'denied';

/** How the language gets at files; the host provides it. Never rejects. */
export interface FileSource {
  read(uri: string): Promise<FileContent>;
}

/** Why git has no answer. */
export interface GitProblem {
  readonly code: 'no-git' | 'no-repository' | 'unknown-revision' | 'timeout' | 'failed';
  /** What is wrong and what to do. */
  readonly message: string;
}

export type GitResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: GitProblem };

/** A commit of a repository. */
export interface Commit {
  /** Uri of the repository's folder, without a slash at its end. */
  readonly root: string;
  /** The commit's full name. */
  readonly id: string;
}

/** Old versions of files. Nothing is ever written. Never rejects. */
export interface GitPort {
  /** Uri of the repository that a folder lies in. */
  root(folder: string): Promise<GitResult<string>>;
  /** The commit that a revision such as `HEAD~1` or `main` names in a repository. */
  commit(root: string, revision: string): Promise<GitResult<Commit>>;
  /** The spec files of a commit at or below some paths (all without one), as uris. */
  list(commit: Commit, below: readonly string[]): Promise<GitResult<readonly string[]>>;
  /** What files said at a commit, one for each uri in its order; a file that was not there is `missing`. */
  texts(commit: Commit, uris: readonly string[]): Promise<GitResult<readonly FileContent[]>>;
}

/** What the place that a server runs in gives it: files, and where its own pages are. */
export interface Host {
  readonly files: FileSource;
  /** Absent where there is no git, as in a browser. */
  readonly git?: GitPort;
  /** The spec files below folders, as uris. */
  findSpecs(folders: readonly string[]): Promise<readonly string[]>;
  /** Where the page of a rule can be read. */
  rulePage(code: string): string | undefined;
}

/**
 * The largest file that is read as a spec, in bytes: 750 kB, some 12,000 layers in lines of their own. A keystroke
 * in one is answered in some 20 ms.
 */
export const LARGEST_FILE = 750_000;
