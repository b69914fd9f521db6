import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace } from './support';

/** The place of a text that stands in a document, `past` characters on. */
export function at(document: vscode.TextDocument, text: string, past = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${document.fileName} has ‘${text}’`);
  return document.positionAt(offset + past);
}

/** Asks the editor's own command for a feature: what every provider answers, ours among them. */
export async function ask<Answer>(command: string, ...args: readonly unknown[]): Promise<Answer> {
  return (await vscode.commands.executeCommand(`vscode.${command}`, ...args)) as Answer;
}

/** Asks until the answer passes: the server may still be starting, or reading the folder. */
export function askUntil<Answer>(
  passes: (answer: Answer) => boolean,
  command: string,
  ...args: readonly unknown[]
): Promise<Answer> {
  return eventually(() => ask<Answer>(command, ...args), passes);
}

/** The last part of an address. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Writes a text over the whole document, without saving. */
export async function rewrite(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Writes files into the open folder before the tests of a describe, and takes them away after. */
export function withFiles(files: Readonly<Record<string, string>>): void {
  before(async () => {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(inWorkspace(name), new TextEncoder().encode(text));
  });
  after(async () => {
    for (const name of Object.keys(files)) await vscode.workspace.fs.delete(inWorkspace(name));
  });
}

/** The code actions at a text, of a kind, by their titles; once one of them is as asked. */
export async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind: vscode.CodeActionKind,
  passes: (titles: readonly string[]) => boolean = (titles) => titles.length > 0,
): Promise<ReadonlyMap<string, vscode.CodeAction>> {
  const position = at(document, text, 1);
  const found = await askUntil<readonly vscode.CodeAction[]>(
    (actions) => passes(actions.map(({ title }) => title)),
    'executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    kind.value,
  );
  return new Map(found.map((action) => [action.title, action]));
}

/** Applies what a code action does. */
export async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, 'the action is offered, and edits');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}
