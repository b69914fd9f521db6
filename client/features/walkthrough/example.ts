import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';

/** Opens an untitled deployment of bundled models and cards to experiment with. Writes no file. */
export function registerExample({ extensionUri }: ExtensionContext): Disposable {
  return commands.registerCommand('decodeLens.openExample', async () => {
    const name = 'example.deployment.yaml';
    const source = Uri.joinPath(extensionUri, 'client', 'walkthrough', name);
    const text = new TextDecoder().decode(await workspace.fs.readFile(source));
    const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path: `/${name}` }));
    const editor = await window.showTextDocument(document);
    if (document.getText() === '') await editor.edit((edit) => edit.insert(document.positionAt(0), text));
  });
}
