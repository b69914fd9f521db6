import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { compose, type Platform } from '../extension';
import { checkShaders } from '../features/shaders/node-check';
import { nodeKernels } from './node-kernels';

/** A client whose own errors go to the output only: what the user should know, we say ourselves and once. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The desktop, and the remote side of an editor that has one: the server is a process beside the extension host. */
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
  // The editor's own program is a Node when it is told so; on a remote side it is one anyway.
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
