import type { Edit } from '../../../yaml/edit';
import type { FileMove } from '../../present/workspace-edit';
import type { FileChange } from '../../rules';
import type { SourceFile } from '../../workspace';

/** The edits of one file. */
export interface FileEdits {
  readonly file: SourceFile;
  readonly edits: readonly Edit[];
}

/** Edits of files, then possibly the renaming of a file. */
export interface Renaming {
  readonly ok: true;
  readonly changes: readonly FileEdits[];
  /** The renamed file, by canonical uris. */
  readonly move?: { readonly from: string; readonly to: string };
}

/** Why something cannot be renamed, as a message for the user. */
export interface Refusal {
  readonly ok: false;
  readonly message: string;
}

export function refused(message: string): Refusal {
  return { ok: false, message };
}

/** Edits in document order without duplicates: several aliases may lead to the same place. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const byStart = new Map(edits.map((edit) => [edit.from, edit]));
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

/**
 * The changes of a renaming, texts before the file that moves: an editor that asks for edits while it moves the file then
 * finds no old name left.
 */
export function changesOf({
  changes,
  move,
}: Pick<Renaming, 'changes' | 'move'>): readonly (FileChange | FileMove)[] {
  const edited = changes.map(({ file: { uri }, edits }): FileChange => ({ kind: 'edit', uri, edits }));
  return move === undefined ? edited : [...edited, { kind: 'move', ...move }];
}
