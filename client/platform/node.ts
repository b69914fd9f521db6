import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { compose, type Platform } from '../extension';
import { checkShaders } from '../features/shaders/node-check';
import { nodeKernels } from './node-kernels';

/** A client whose own errors go to the output only, because we show our own messages. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The desktop, or a remote extension host: the server is a process next to it. */
const platform: Platform = {
  createLanguageClient(context: ExtensionContext, options: LanguageClientOptions) {
    const module = context.asAbsolutePath('dist/server.js');
    const transport = TransportKind.ipc;
    return new QuietLanguageClient(
      'decodeLens',
      'Decode Lens',
      { run: { module, transport }, debug: { module, transport, options: { execArgv: ['--inspect=6019'] } } },
      options,
    );
  },
  // The editor's executable runs as Node with this variable; on a remote host it is Node anyway.
  checkProgram: (context) => ({
    command: process.execPath,
    args: [context.asAbsolutePath('dist/cli.js'), 'check'],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  }),
  agentProgram: (context) => ({
    command: process.execPath,
    args: [context.asAbsolutePath('dist/mcp.js')],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  }),
  nodeHost: (context) => (settings) => nodeKernels(context.asAbsolutePath('dist/kernels-child.js'), settings),
  checkShaders,
};

export const activate = (context: ExtensionContext): void => compose(context, platform);
