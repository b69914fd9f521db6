import type { TextEdit } from 'vscode-languageserver-types';
import type { Replacement } from '../../names';
import { toRange } from '../../present/diagnostics';
import type { SourceFile } from '../../workspace';

/** The edits of one file. */
export interface FileEdits {
  readonly file: SourceFile;
  readonly edits: readonly Replacement[];
}

/** A change of files: texts first, then the file that gets another name. */
export interface Renaming {
  readonly ok: true;
  readonly changes: readonly FileEdits[];
  /** The file that moves, by canonical uris. */
  readonly move?: { readonly from: string; readonly to: string };
}

/** Why something cannot be renamed, as it is said to the user. */
export interface Refusal {
  readonly ok: false;
  readonly message: string;
}

export function refused(message: string): Refusal {
  return { ok: false, message };
}

/** Replacements in the order of the text, each place once: aliases may lead to the same place again. */
export function inOrder(edits: readonly Replacement[]): readonly Replacement[] {
  const byStart = new Map(edits.map((edit) => [edit.from, edit]));
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

/** Replacements as an editor takes them. */
export function textEdits({ file, edits }: FileEdits): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(file, edit), newText: edit.newText }));
}
