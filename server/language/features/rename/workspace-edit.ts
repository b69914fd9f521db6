import type { RenameFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Uris } from '../../present/diagnostics';
import { type FileEdits, type Renaming, textEdits } from './renaming';

/** The editor's support for edits of several files. */
export interface EditSupport extends Uris {
  readonly documentChanges: boolean;
  /** The version of an open file, which the edits apply to. */
  versionOf(canonical: string): number | undefined;
}

/** The new uri in the editor's spelling of the old one. */
function besides(old: string, to: string): string {
  return old.slice(0, old.lastIndexOf('/') + 1) + to.slice(to.lastIndexOf('/') + 1);
}

/**
 * The LSP edit. Text edits come before the file operation: an editor that requests edits while it moves the file
 * then finds no old name left.
 */
export function workspaceEdit(
  { changes, move }: Pick<Renaming, 'changes' | 'move'>,
  support: EditSupport,
): WorkspaceEdit {
  const documents = changes.map((change) => documentEdit(change, support));
  if (!support.documentChanges)
    return {
      changes: Object.fromEntries(
        changes.map((change) => [support.uriOf(change.file.uri), textEdits(change)]),
      ),
    };
  if (move === undefined) return { documentChanges: documents };
  const oldUri = support.uriOf(move.from);
  const rename: RenameFile = { kind: 'rename', oldUri, newUri: besides(oldUri, move.to) };
  return { documentChanges: [...documents, rename] };
}

function documentEdit(change: FileEdits, support: EditSupport): TextDocumentEdit {
  const { uri } = change.file;
  const version = support.versionOf(uri) ?? null;
  return { textDocument: { uri: support.uriOf(uri), version }, edits: textEdits(change) };
}
