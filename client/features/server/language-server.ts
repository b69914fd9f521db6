import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/protocol/initialization';
import { clientOptions } from './client-options';
import { createCrashPolicy } from './crash-policy';

/** The running language server, as the other features see it. */
export interface LanguageServer extends Disposable {
  /** Sends a request once the server is up, and rejects when it is not. */
  request(method: string, params: unknown): Promise<unknown>;
  /** Tells the server something once it is up; nothing happens when it is not. */
  notify(method: string, params: unknown): Promise<void>;
  /** Calls a listener with what the server sends, this one and every one after it. */
  onNotification(method: string, listener: (params: unknown) => void): void;
  /** Answers what the server asks, this one and every one after it. */
  onRequest(method: string, handler: (params: unknown) => Promise<unknown>): void;
  /** Calls a listener whenever a server is up. */
  onStarted(listener: () => void): void;
}

/** Makes a client for the platform (desktop or browser) out of the options that are the same on all. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** One server process from its start to its end; after a crash or a restart there is another one. */
interface Life {
  readonly client: BaseLanguageClient;
  readonly started: Promise<void>;
}

/** Starts the server, with its output channel and its restart command, and keeps it running. */
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
    // Whoever awaits `started` gets the error; nobody else need be troubled by it.
    started.catch((error) => output.error(String(error)));
    return { client, started };
  }

  /** Stops a server. One that hangs or is still starting does not answer: the client kills it a little later. */
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
    const sentence = l10n.t('The Decode Lens server crashed repeatedly and was not started again.');
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
  // A trusted workspace may ask git; the server learns of that at its start.
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
