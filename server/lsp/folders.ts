import { canonicalUri } from '../language';

/** The current folders of the workspace. */
export class Folders {
  /** The uri prefixes of the files in each. */
  private readonly beginnings = new Set<string>();

  add(folders: readonly string[]): void {
    for (const folder of folders) this.beginnings.add(beginningOf(folder));
  }

  delete(folders: readonly string[]): void {
    for (const folder of folders) this.beginnings.delete(beginningOf(folder));
  }

  /** Whether a file is in one of the folders. */
  hold(uri: string): boolean {
    for (const beginning of this.beginnings) if (uri.startsWith(beginning)) return true;
    return false;
  }
}

function beginningOf(folder: string): string {
  return `${canonicalUri(folder).replace(/\/$/, '')}/`;
}
