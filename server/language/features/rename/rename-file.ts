import { fileName } from '../../../core/text/file-name';
import type { Range } from '../../../yaml/parse';
import { type FileUse, fileUses, type Names, usesOfFile, Writer } from '../../names';
import { CATALOG, canonicalUri, kindOf, type SourceFile, type Workspace } from '../../workspace';
import { referenceTo } from './relative';
import { type FileEdits, inOrder, type Refusal, type Renaming, refused } from './renaming';

/** The name of a referenced file, and its range in the reference. */
export function fileNameIn(
  file: SourceFile,
  { target = '', written }: FileUse,
): { range: Range; name: string } {
  const { from, to } = written.range;
  const name = fileName(target);
  const namesFile = file.text.slice(from, to).endsWith(name);
  return { range: namesFile ? { from: to - name.length, to } : written.range, name };
}

/** Why the file of a reference cannot be renamed; undefined if it can. */
export function fileObjection(use: FileUse, workspace: Workspace): string | undefined {
  const { written } = use.reference;
  if (use.target === undefined) return `‘${written}’ leads to no file`;
  if (use.target.startsWith(CATALOG))
    return `‘${written}’ is an entry of the catalog, which cannot be renamed`;
  if (workspace.file(use.target) === undefined) return `there is no file ‘${written}’ to rename`;
  return undefined;
}

/**
 * The new name with its extension, which determines the kind of the file: `step-4` becomes `step-4.model.yaml`.
 */
function withEnding(name: string, old: string): string {
  const ending = /\.(?:model|hardware|deployment)\.ya?ml$/i.exec(old)?.[0] ?? '';
  return kindOf(name) === kindOf(old) ? name : name + ending;
}

/** Renames the file of a reference on disk, and updates all references to it. */
export function renameFile(
  use: FileUse,
  typed: string,
  names: Names,
  workspace: Workspace,
): Renaming | Refusal {
  const problem = fileObjection(use, workspace);
  const from = use.target;
  if (problem !== undefined || from === undefined) return refused(problem ?? 'there is no file to rename');
  const trimmed = typed.trim();
  if (trimmed === '' || /[/\\:*?"<>|\p{Cc}\p{Cs}]/u.test(trimmed))
    return refused('give the name of a file, without folders; the explorer moves files to other folders');
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const old = decodeURIComponent(from.slice(folder.length));
  const to = canonicalUri(folder + encodeURIComponent(withEnding(trimmed, old)));
  if (to === from) return { ok: true, changes: [] };
  if (workspace.file(to) !== undefined)
    return refused(`there is a file ‘${withEnding(trimmed, old)}’ already; choose another name`);
  const changes = usesOfFile(from, names, workspace).map(({ file }): FileEdits => {
    const uses = fileUses(names.of(file), workspace).filter(({ target }) => target === from);
    return { file, edits: inOrder(uses.flatMap((other) => redirected(file, file.uri, other, to))) };
  });
  return { ok: true, changes: changes.filter(({ edits }) => edits.length > 0), move: { from, to } };
}

/** The edit that redirects a reference to another file, relative to the future path of its own file. */
export function redirected(file: SourceFile, from: string, { reference, written }: FileUse, to: string) {
  const path = referenceTo(to, from, reference.written);
  return path === undefined || path === reference.written
    ? []
    : [new Writer(file.text).rename(written, path)];
}
