import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The deployment that the editor tests look at: Step-3 with attention on H20 and FFN on H800. */
export const deploymentName = 'step-3-h20-h800.deployment.yaml';

/** The address of a file in the open folder, which is a copy of the examples. */
export function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the open folder in the editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The relative path that a deployment's text gives after a key, such as `./h20.hardware.yaml`. */
export function reference(document: vscode.TextDocument, pattern: RegExp): string {
  const path = pattern.exec(document.getText())?.[1];
  assert.ok(path, `${document.fileName} has a reference like ${pattern}`);
  return path;
}

/** Replaces the first match of a pattern by an edit in the editor, without saving. */
export async function replace(document: vscode.TextDocument, pattern: RegExp, text: string): Promise<void> {
  const match = pattern.exec(document.getText());
  assert.ok(match, `${document.fileName} has ${pattern}`);
  const start = document.positionAt(match.index);
  const end = document.positionAt(match.index + match[0].length);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The text of the hovers on the first match of a pattern. */
export async function hoverOn(document: vscode.TextDocument, pattern: RegExp): Promise<string> {
  const offset = document.getText().search(pattern);
  assert.ok(offset >= 0, `${document.fileName} has ${pattern}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Our findings on a document. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'decode-lens');
}

/** What a test changed and did not save. The editor's own settings are dirty for a moment, too, while it writes them. */
function unsaved(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ isDirty, uri: { path } }) => isDirty && !path.endsWith('/settings.json'),
  );
}

/**
 * Closes every editor without saving, so that the next test starts from the files on disk. A document in front may give way to
 * another that is opening at the same time: then it is shown again.
 */
export async function closeWithoutSaving(): Promise<void> {
  await eventually(
    async () => {
      const document = unsaved();
      if (document === undefined) return undefined;
      const shown = await vscode.window.showTextDocument(document).then(
        () => true,
        () => false,
      );
      if (shown && vscode.window.activeTextEditor?.document === document)
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      return unsaved()?.uri.toString();
    },
    (left) => left === undefined,
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Asks again until the answer passes, and fails with the last answer when it does not within the time. */
export async function eventually<T>(
  ask: () => T | PromiseLike<T>,
  passes: (answer: T) => boolean,
  seconds = 20,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (passes(answer)) return answer;
    if (Date.now() > deadline)
      assert.fail(`not within ${seconds} s; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
