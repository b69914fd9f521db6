import { FileType, RelativePattern, Uri, workspace } from 'vscode';

const NAMES = '**/*.{model,hardware,deployment}.{yaml,yml}';
const IS_SPEC = /\.(model|hardware|deployment)\.ya?ml$/i;
const SKIPPED = ['node_modules', 'dist', 'out'];

/** The maximum number of files found, and of folders opened, in a search. */
const MOST_FILES = 10_000;
const MOST_FOLDERS = 500;

/** The schemes of file systems with a search. Without one, the editor's search never returns. */
const SEARCHED = ['file', 'vscode-vfs', 'vscode-remote'];

/**
 * The spec files below a folder, by the editor's search, or by a directory walk if the file system may not have
 * one.
 */
export async function findSpecs(folder: Uri): Promise<readonly Uri[]> {
  if (!SEARCHED.includes(folder.scheme)) return walk(folder);
  return workspace.findFiles(new RelativePattern(folder, NAMES), `**/{${SKIPPED.join(',')}}/**`, MOST_FILES);
}

async function walk(start: Uri): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const open = [start];
  for (let opened = 0; opened < MOST_FOLDERS && found.length < MOST_FILES; opened++) {
    const folder = open.shift();
    if (folder === undefined) break;
    const entries = await workspace.fs.readDirectory(folder).then(
      (all) => all,
      () => [],
    );
    for (const [name, type] of entries) {
      if (type === FileType.Directory && !SKIPPED.includes(name) && !name.startsWith('.'))
        open.push(Uri.joinPath(folder, name));
      else if (type === FileType.File && IS_SPEC.test(name)) found.push(Uri.joinPath(folder, name));
    }
  }
  return found;
}
