/** The result of reading a file: its text, or why there is none. */
export type FileContent =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Unreadable };

/** Why a file cannot be read. */
export type Unreadable = 'missing' | 'too-large' | 'binary' | 'loop' | 'folder' | 'denied' | 'slow';

/** How the language reads files; the host implements it. Never rejects. */
export interface FileSource {
  read(uri: string): Promise<FileContent>;
}

/** Why a git command failed. */
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
  /** The uri of the repository's folder, without a trailing slash. */
  readonly root: string;
  /** The full commit hash. */
  readonly id: string;
}

/** Read-only access to old versions of files. Never rejects. */
export interface GitPort {
  /** The uri of the repository that contains a folder. */
  root(folder: string): Promise<GitResult<string>>;
  /** The commit that a revision such as `HEAD~1` or `main` refers to. */
  commit(root: string, revision: string): Promise<GitResult<Commit>>;
  /** The uris of the spec files of a commit at or below some paths, or of all spec files. */
  list(commit: Commit, below: readonly string[]): Promise<GitResult<readonly string[]>>;
  /** The contents of files at a commit, in the order of the uris; a file that did not exist is `missing`. */
  texts(commit: Commit, uris: readonly string[]): Promise<GitResult<readonly FileContent[]>>;
}

/** What the host of the server provides: files, and the location of the documentation. */
export interface Host {
  readonly files: FileSource;
  /** Absent if there is no git, as in a browser. */
  readonly git?: GitPort;
  /** The uris of the spec files below folders. */
  findSpecs(folders: readonly string[]): Promise<readonly string[]>;
  /** The url of the page of a rule. */
  rulePage(code: string): string | undefined;
}

/**
 * The largest spec file that is read, in bytes: 750 kB, or about 12,000 layers on separate lines. At this size a
 * keystroke takes about 20 ms.
 */
export const LARGEST_FILE = 750_000;
