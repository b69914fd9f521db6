import type {
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Edit } from '../../yaml/edit';
import type { FileChange } from '../rules';
import type { SourceFile, Workspace } from '../workspace';
import { toRange, type Uris } from './diagnostics';

/** Edits of a file as LSP text edits. */
export function toTextEdits(file: SourceFile, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(file, edit), newText: edit.insert }));
}

/** The editor's support for workspace edits. */
export interface EditSupport extends Uris {
  /** Whether it supports versioned document changes, in order. */
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  /** The version of an open file, which the edits are about. */
  versionOf(canonical: string): number | undefined;
}

/** A file that gets another name in its folder, by canonical uris. */
export interface FileMove {
  readonly kind: 'move';
  readonly from: string;
  readonly to: string;
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The uri of a moved file as the editor would name it: next to the old one. */
function besides(old: string, to: string): string {
  return old.slice(0, old.lastIndexOf('/') + 1) + to.slice(to.lastIndexOf('/') + 1);
}

/** Changes of files as an LSP workspace edit; undefined if the editor does not support them. */
export function toWorkspaceEdit(
  changes: readonly (FileChange | FileMove)[],
  workspace: Workspace,
  support: EditSupport,
): WorkspaceEdit | undefined {
  const textsOf = ({ uri, edits }: Extract<FileChange, { kind: 'edit' }>): TextEdit[] => {
    const file = workspace.file(uri);
    return file === undefined ? [] : toTextEdits(file, edits);
  };
  if (!support.documentChanges) {
    const edited = changes.filter((change) => change.kind === 'edit');
    if (edited.length < changes.length) return undefined;
    return { changes: Object.fromEntries(edited.map((each) => [support.uriOf(each.uri), textsOf(each)])) };
  }
  if (!support.createFiles && changes.some(({ kind }) => kind === 'create')) return undefined;
  const documentChanges = changes.flatMap((change): (CreateFile | RenameFile | TextDocumentEdit)[] => {
    if (change.kind === 'move') {
      const oldUri = support.uriOf(change.from);
      return [{ kind: 'rename', oldUri, newUri: besides(oldUri, change.to) }];
    }
    const uri = support.uriOf(change.uri);
    if (change.kind === 'edit') {
      const version = support.versionOf(change.uri) ?? null;
      return [{ textDocument: { uri, version }, edits: textsOf(change) }];
    }
    const textDocument = { uri, version: null };
    return [
      { kind: 'create', uri },
      { textDocument, edits: [{ range: START, newText: change.text }] },
    ];
  });
  return { documentChanges };
}
