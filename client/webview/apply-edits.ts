import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { TextEditsOfFiles } from '../../server/protocol/text-edits';

/** Applies the server's edits as one undoable edit. Returns an error message, or undefined. */
export async function applyEdits(files: TextEditsOfFiles): Promise<string | undefined> {
  const edit = new WorkspaceEdit();
  for (const { uri, version, edits } of files) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    // The edits are for a certain version; the text may have changed since.
    if (version !== null && version !== document.version)
      return 'the file has changed in the meantime; try again';
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  return (await workspace.applyEdit(edit)) ? undefined : 'the editor rejected the edit';
}
