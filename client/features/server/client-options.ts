import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient';
import { catalogScheme } from '../../../server/protocol/catalog';
import type { InitializationOptions } from '../../../server/protocol/initialization';

const languages = ['decode-lens-model', 'decode-lens-hardware', 'decode-lens-deployment'];

/** Where documents of ours are analysed, other kinds of workspace included. Old versions in a diff view (`git:`) are not. */
function schemes(): readonly string[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-vfs', catalogScheme, ...folders])];
}

/** What the server is told of this editor at the start. */
export function initializationOptionsOf({
  extension,
  extensionUri,
}: ExtensionContext): InitializationOptions {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return {
    trusted: workspace.isTrusted,
    commands: contributes.commands.map(({ command }) => command),
    rulePages: Uri.joinPath(extensionUri, 'docs', 'rules').toString(),
  };
}

/** The client's options on every platform; `onEnded` is called when the server is gone without our asking. */
export function clientOptions(
  output: LogOutputChannel,
  initializationOptions: InitializationOptions,
  onEnded: () => void,
): LanguageClientOptions {
  return {
    documentSelector: schemes().flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
    initializationOptions,
    outputChannel: output,
    // Restarts are ours: the client cannot restart itself when the server crashes while it starts.
    initializationFailedHandler: () => false,
    errorHandler: {
      // A broken pipe is followed by the end of the connection, which is what we act upon.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed() {
        // When the client, too, has taken note of it.
        setTimeout(onEnded);
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}
