import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** A client whose own errors go to the output only: what the user should know, we say ourselves and once. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** A client of the bundled server, which runs as a process of its own beside the extension host. */
export function createLanguageClient(
  context: ExtensionContext,
  options: LanguageClientOptions,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  return new QuietLanguageClient(
    'decodeLens',
    'Decode Lens',
    { run: { module, transport }, debug: { module, transport, options: { execArgv: ['--inspect=6019'] } } },
    options,
  );
}
