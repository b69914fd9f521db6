import { Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';

/** Reveals a line (from 0) of a file next to the panel, which keeps the keyboard, in the editor that shows it already if there is one. */
export async function revealLine(uri: string, line: number): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const last = Math.min(line, document.lineCount - 1);
  const start = document.lineAt(last).firstNonWhitespaceCharacterIndex;
  const selection = new Selection(last, start, last, start);
  const viewColumn = shown?.viewColumn ?? ViewColumn.One;
  const editor = await window.showTextDocument(document, {
    viewColumn,
    selection,
    // The keys of the panel stay with the panel.
    preserveFocus: true,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
