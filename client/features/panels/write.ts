import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { type FileValue, type WriteParams, writeAnswer, writeValues } from '../../../server/protocol/panels';

/** The part of the language server that makes edits. */
interface EditSource {
  request(method: string, params: WriteParams): Promise<unknown>;
}

/** Writes values into files as one edit that a person can undo. Returns what went wrong, or undefined. */
export async function writeToFiles(server: EditSource, values: FileValue[]): Promise<string | undefined> {
  const answer = writeAnswer.parse(await server.request(writeValues, { values }));
  if (!answer.ok) return answer.message;
  const edit = new WorkspaceEdit();
  for (const { uri, version, edits } of answer.files) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    // The places are those of a certain version; the text may have changed since.
    if (version !== null && version !== document.version) return 'the file changed meanwhile; try again';
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  return (await workspace.applyEdit(edit)) ? undefined : 'the editor did not take the edit';
}
