import type { TextEdit } from 'vscode-languageserver-types';
import type { Replacement } from '../../names';
import { toRange } from '../../present/diagnostics';
import type { SourceFile } from '../../workspace';

/** The edits of one file. */
export interface FileEdits {
  readonly file: SourceFile;
  readonly edits: readonly Replacement[];
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

/** Replacements in document order without duplicates: several aliases may lead to the same place. */
export function inOrder(edits: readonly Replacement[]): readonly Replacement[] {
  const byStart = new Map(edits.map((edit) => [edit.from, edit]));
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

/** Replacements as an editor takes them. */
export function textEdits({ file, edits }: FileEdits): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(file, edit), newText: edit.newText }));
}
