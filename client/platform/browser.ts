import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { compose, type Platform } from '../extension';

/** A worker of the browser, which the types of Node do not know. */
interface BrowserWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => BrowserWorker;

/** A client that takes its worker with it. Its own errors go to the output only: what the user should know, we say ourselves. */
class WorkerLanguageClient extends LanguageClient {
  constructor(
    private readonly worker: BrowserWorker,
    options: LanguageClientOptions,
  ) {
    super('decodeLens', 'Decode Lens', worker, options);
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.worker.terminate();
    }
  }
}

/** The browser: the server is a worker beside the extension host's, and no process can be started. */
const platform: Platform = {
  createLanguageClient(context: ExtensionContext, options: LanguageClientOptions) {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
    return new WorkerLanguageClient(new Worker(module.toString(true)), options);
  },
};

export const activate = (context: ExtensionContext): void => compose(context, platform);
