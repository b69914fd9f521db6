import { commands, type Disposable, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { clientOptions } from './client-options';
import { createCrashPolicy } from './crash-policy';

/** The running language server, as the other features see it. */
export interface LanguageServer extends Disposable {
  /** Sends a request once the server is up, and rejects when it is not. */
  request(method: string, params: unknown): Promise<unknown>;
}

/** Makes a client for the platform (desktop or browser) out of the options that are the same on all. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** One server process from its start to its end; after a crash or a restart there is another one. */
interface Life {
  readonly client: BaseLanguageClient;
  readonly started: Promise<void>;
}

/** Starts the server, with its output channel and its restart command, and keeps it running. */
export function startLanguageServer(createClient: CreateClient): LanguageServer {
  const output = window.createOutputChannel('Decode Lens', { log: true });
  let crashes = createCrashPolicy(Date.now);
  let life = begin();

  function begin(): Life {
    const client = createClient(clientOptions(output, () => crashed(client)));
    const started = client.start();
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
    const sentence = 'The Decode Lens server crashed repeatedly and was not started again.';
    const choice = await window.showErrorMessage(sentence, 'Restart', 'Show Output');
    if (choice === 'Restart') await restart();
    if (choice === 'Show Output') output.show();
  }

  async function restart(): Promise<void> {
    crashes = createCrashPolicy(Date.now);
    const old = life;
    await end(old);
    if (life === old) life = begin();
    await life.started;
  }

  const command = commands.registerCommand('decodeLens.restartServer', restart);

  return {
    async request(method, params) {
      const { client, started } = life;
      await started;
      return client.sendRequest(method, params);
    },
    dispose() {
      command.dispose();
      void end(life).finally(() => output.dispose());
    },
  };
}
