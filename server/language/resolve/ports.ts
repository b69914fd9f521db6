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

/** What the place that a server runs in gives it: files, and where its own pages are. */
export interface Host {
  readonly files: FileSource;
  /** The spec files below folders, as uris. */
  findSpecs(folders: readonly string[]): Promise<readonly string[]>;
  /** Where the page of a rule can be read. */
  rulePage(code: string): string | undefined;
}

/** The largest file that is read as a spec, in bytes. */
export const LARGEST_FILE = 1_048_576;
