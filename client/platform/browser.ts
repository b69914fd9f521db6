import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { compose, type Platform } from '../extension';

/** A web worker, which the types of Node do not declare. */
interface BrowserWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => BrowserWorker;

/**
 * A client that terminates its worker when stopped. Its own errors go to the output only, because we show our own
 * messages.
 */
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

/** The browser: the server is a worker next to the extension host's, and no process can be started. */
const platform: Platform = {
  createLanguageClient(context: ExtensionContext, options: LanguageClientOptions) {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
    return new WorkerLanguageClient(new Worker(module.toString(true)), options);
  },
};

export const activate = (context: ExtensionContext): void => compose(context, platform);
