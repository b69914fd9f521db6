import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/protocol/initialization';
import { clientOptions } from './client-options';
import { createCrashPolicy } from './crash-policy';

/** The language server, as the other features use it. */
export interface LanguageServer extends Disposable {
  /** Sends a request once the server is running; rejects if it cannot run. */
  request(method: string, params: unknown): Promise<unknown>;
  /** Sends a notification once the server is running; does nothing if it cannot run. */
  notify(method: string, params: unknown): Promise<void>;
  /** Listens to a notification of this server and of every later one. */
  onNotification(method: string, listener: (params: unknown) => void): void;
  /** Answers a request of this server and of every later one. */
  onRequest(method: string, handler: (params: unknown) => Promise<unknown>): void;
  /** Calls a listener whenever a server has started. */
  onStarted(listener: () => void): void;
}

/** Creates the client of the platform (desktop or browser) from the common options. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** One server process from start to end; a crash or restart creates another one. */
interface Life {
  readonly client: BaseLanguageClient;
  readonly started: Promise<void>;
}

/** Starts the server, with its output channel and restart command, and keeps it running. */
export function startLanguageServer(
  createClient: CreateClient,
  initialization: () => InitializationOptions,
): LanguageServer {
  const output = window.createOutputChannel('Decode Lens', { log: true });
  const listeners: { readonly method: string; readonly listener: (params: unknown) => void }[] = [];
  const handlers: { readonly method: string; readonly handler: (params: unknown) => Promise<unknown> }[] = [];
  const starters: (() => void)[] = [];
  let crashes = createCrashPolicy(Date.now);
  let life = begin();

  function begin(): Life {
    const client = createClient(clientOptions(output, initialization(), () => crashed(client)));
    for (const { method, listener } of listeners) client.onNotification(method, listener);
    for (const { method, handler } of handlers) client.onRequest(method, handler);
    const started = client.start();
    started.then(
      () => {
        for (const starter of starters) starter();
      },
      () => {},
    );
    // Callers that await `started` get the error; log it otherwise.
    started.catch((error) => output.error(String(error)));
    return { client, started };
  }

  /** Stops a server. If it hangs or is still starting, the client kills it after a short time. */
  async function end({ client }: Life): Promise<void> {
    await client.dispose().catch((error) => output.debug(String(error)));
    client.diagnostics?.dispose();
  }

  function crashed(client: BaseLanguageClient): void {
    if (client !== life.client) return;
    void end(life);
    if (crashes.mayRestart()) life = begin();
    else void offerRestart();
  }

  async function offerRestart(): Promise<void> {
    const sentence = l10n.t('The Decode Lens server crashed repeatedly and was not restarted.');
    const [again, showOutput] = [l10n.t('Restart'), l10n.t('Show Output')];
    const choice = await window.showErrorMessage(sentence, again, showOutput);
    if (choice === again) await restart();
    if (choice === showOutput) output.show();
  }

  async function restart(): Promise<void> {
    crashes = createCrashPolicy(Date.now);
    const old = life;
    await end(old);
    if (life === old) life = begin();
    await life.started;
  }

  const command = commands.registerCommand('decodeLens.restartServer', restart);
  // In a trusted workspace the server may run git, which it learns at its start.
  const trust = workspace.onDidGrantWorkspaceTrust(() => void restart());

  return {
    async request(method, params) {
      const { client, started } = life;
      await started;
      return client.sendRequest(method, params);
    },
    async notify(method, params) {
      const { client, started } = life;
      const up = await started.then(
        () => true,
        () => false,
      );
      if (up) await client.sendNotification(method, params);
    },
    onNotification(method, listener) {
      listeners.push({ method, listener });
      life.client.onNotification(method, listener);
    },
    onRequest(method, handler) {
      handlers.push({ method, handler });
      life.client.onRequest(method, handler);
    },
    onStarted(listener) {
      starters.push(listener);
    },
    dispose() {
      command.dispose();
      trust.dispose();
      void end(life).finally(() => output.dispose());
    },
  };
}
