import { canonicalUri } from '../language';

/** The folders of the workspace, which come and go. */
export class Folders {
  /** Each as the files in it begin. */
  private readonly beginnings = new Set<string>();

  add(folders: readonly string[]): void {
    for (const folder of folders) this.beginnings.add(beginningOf(folder));
  }

  delete(folders: readonly string[]): void {
    for (const folder of folders) this.beginnings.delete(beginningOf(folder));
  }

  /** Whether a file lies in one of them. */
  hold(uri: string): boolean {
    for (const beginning of this.beginnings) if (uri.startsWith(beginning)) return true;
    return false;
  }
}

function beginningOf(folder: string): string {
  return `${canonicalUri(folder).replace(/\/$/, '')}/`;
}
