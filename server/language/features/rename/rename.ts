import type { Range } from '../../../yaml/parse';
import { fileUseAt, type Names, occurrenceAt } from '../../names';
import type { SourceFile, Workspace } from '../../workspace';
import { fileNameIn, fileObjection, renameFile } from './rename-file';
import { renameName } from './rename-name';
import { type Refusal, type Renaming, refused } from './renaming';

/** What a rename would change: the text to edit in place, and what it says now. */
export interface Renameable {
  readonly ok: true;
  readonly range: Range;
  readonly placeholder: string;
}

const NO_FILES = 'this editor does not let a language server rename files';

/**
 * What can be renamed at an offset: an attention, an FFN, an anchor, or the file that is named there. Undefined where
 * nothing is named.
 * @param renamesFiles whether the editor lets us rename files
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

/** Renames what stands at an offset; what cannot be is refused with the reason. */
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
