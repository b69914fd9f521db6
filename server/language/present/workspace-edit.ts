import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Edit } from '../../yaml/edit';
import type { FileChange } from '../rules';
import type { SourceFile, Workspace } from '../workspace';
import { toRange, type Uris } from './diagnostics';

/** Edits of a file as LSP text edits. */
export function toTextEdits(file: SourceFile, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(file, edit), newText: edit.insert }));
}

/** The editor's support for workspace edits. */
export interface EditAbilities {
  /** Whether it supports versioned document changes and creating files. */
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Changes of files as an LSP workspace edit; undefined if the editor does not support them. */
export function toWorkspaceEdit(
  changes: readonly FileChange[],
  workspace: Workspace,
  shown: Uris,
  abilities: EditAbilities,
): WorkspaceEdit | undefined {
  const edited = changes.map(({ uri }) => workspace.file(uri));
  if (!abilities.documentChanges) {
    const entries = changes.map((change, index): [string, TextEdit[]] | undefined => {
      const file = edited[index];
      return change.kind === 'edit' && file
        ? [shown.uriOf(change.uri), toTextEdits(file, change.edits)]
        : undefined;
    });
    return entries.some((entry) => entry === undefined)
      ? undefined
      : { changes: Object.fromEntries(entries.filter((entry) => entry !== undefined)) };
  }
  if (!abilities.createFiles && changes.some(({ kind }) => kind === 'create')) return undefined;
  const documentChanges = changes.flatMap((change, index): (CreateFile | TextDocumentEdit)[] => {
    const uri = shown.uriOf(change.uri);
    const textDocument = { uri, version: null };
    if (change.kind === 'create')
      return [
        { kind: 'create', uri },
        { textDocument, edits: [{ range: START, newText: change.text }] },
      ];
    const file = edited[index];
    return file === undefined ? [] : [{ textDocument, edits: toTextEdits(file, change.edits) }];
  });
  return { documentChanges };
}
