import type { LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient';
import { catalogScheme } from '../../../server/protocol/catalog';

const languages = ['decode-lens-model', 'decode-lens-hardware', 'decode-lens-deployment'];

/** Where documents of ours are analysed. Old versions in a diff view (`git:`) are not. */
const schemes = ['file', 'untitled', 'vscode-vfs', catalogScheme];

/** The client's options on every platform; `onEnded` is called when the server is gone without our asking. */
export function clientOptions(output: LogOutputChannel, onEnded: () => void): LanguageClientOptions {
  return {
    documentSelector: schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
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
