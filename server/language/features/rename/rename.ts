import type { Range } from '../../../yaml/parse';
import { fileUseAt, type Names, occurrenceAt } from '../../names';
import type { SourceFile, Workspace } from '../../workspace';
import { fileNameIn, fileObjection, renameFile } from './rename-file';
import { renameName } from './rename-name';
import { type Refusal, type Renaming, refused } from './renaming';

/** The text to rename, and its current value. */
export interface Renameable {
  readonly ok: true;
  readonly range: Range;
  readonly placeholder: string;
}

const NO_FILES = 'this editor does not let a language server rename files';

/**
 * What can be renamed at an offset: an attention, an FFN, an anchor, or a referenced file. Undefined if there is
 * none.
 *
 * @param renamesFiles whether the editor supports renaming files
 */
export function prepareRename(
  file: SourceFile,
  offset: number,
  names: Names,
  workspace: Workspace,
  renamesFiles: boolean,
): Renameable | Refusal | undefined {
  const known = names.of(file);
  const occurrence = occurrenceAt(known, offset);
  if (occurrence?.written !== undefined)
    return { ok: true, range: occurrence.written.range, placeholder: occurrence.name };
  const use = fileUseAt(known, offset, workspace);
  if (use === undefined) return undefined;
  const problem = fileObjection(use, workspace) ?? (renamesFiles ? undefined : NO_FILES);
  if (problem !== undefined) return refused(problem);
  const { range, name } = fileNameIn(file, use);
  return { ok: true, range, placeholder: name };
}

/** Renames the name at an offset, or returns why it cannot be renamed. */
export function renameAt(
  file: SourceFile,
  offset: number,
  newName: string,
  names: Names,
  workspace: Workspace,
  renamesFiles: boolean,
): Renaming | Refusal {
  const known = names.of(file);
  const occurrence = occurrenceAt(known, offset);
  if (occurrence?.written !== undefined) return renameName(known, occurrence, newName);
  const use = fileUseAt(known, offset, workspace);
  if (use === undefined)
    return refused('there is no name here; put the cursor on an attention, an FFN, an anchor or a reference');
  return renamesFiles ? renameFile(use, newName, names, workspace) : refused(NO_FILES);
}
