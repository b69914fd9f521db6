import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient';
import { catalogScheme } from '../../../server/protocol/catalog';
import type { InitializationOptions } from '../../../server/protocol/initialization';

const languages = ['decode-lens-model', 'decode-lens-hardware', 'decode-lens-deployment'];

/**
 * The uri schemes of documents that are analysed, including virtual workspaces but not old versions in a diff view
 * (`git:`).
 */
function schemes(): readonly string[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-vfs', catalogScheme, ...folders])];
}

/** The properties of this editor that the server gets at the start. */
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

/** The client options on every platform. `onEnded` is called if the server ends without having been stopped. */
export function clientOptions(
  output: LogOutputChannel,
  initializationOptions: InitializationOptions,
  onEnded: () => void,
): LanguageClientOptions {
  return {
    documentSelector: schemes().flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
    initializationOptions,
    outputChannel: output,
    // We restart the server ourselves: the client cannot do so if the server crashes while it starts.
    initializationFailedHandler: () => false,
    errorHandler: {
      // A broken pipe is followed by the end of the connection, which we handle.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed() {
        // Deferred until the client has handled the end as well.
        setTimeout(onEnded);
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}
