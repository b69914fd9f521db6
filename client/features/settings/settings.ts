import { commands, type Disposable, type ExtensionContext } from 'vscode';

/** Registers the command that opens the settings; the server follows them by itself. */
export function registerSettings({ extension }: ExtensionContext): Disposable {
  return commands.registerCommand('decodeLens.openSettings', () =>
    commands.executeCommand('workbench.action.openSettings', `@ext:${extension.id}`),
  );
}
