import type { FromProfilePanel, ToProfilePanel } from '../../server/protocol/profile-messages';

type FromEditor = Extract<ToProfilePanel, { type: `worker/${string}` }>;
type ToEditor = Extract<FromProfilePanel, { type: `worker/${string}` }>;

/** The editor's workers on this page's GPU. */
export interface LentGpu {
  received(message: FromEditor): void;
  end(): void;
}

/**
 * Runs workers on the page's GPU for the editor: starts them, forwards messages in both directions, and ends them.
 * If the browser has no WebGPU, the worker reports it.
 *
 * @param address uri of the worker's script, which is fetched and made a blob because a worker must have the same
 * origin
 */
export function lendGpu(address: string | undefined, send: (message: ToEditor) => void): LentGpu {
  const workers = new Map<number, { worker?: Worker; readonly early: unknown[] }>();
  let script: Promise<string> | undefined;

  function fail(id: number, message: string): void {
    stop(id);
    send({ type: 'worker/failed', id, message });
  }

  function stop(id: number): void {
    workers.get(id)?.worker?.terminate();
    workers.delete(id);
  }

  async function start(id: number): Promise<void> {
    stop(id);
    const held: { worker?: Worker; readonly early: unknown[] } = { early: [] };
    workers.set(id, held);
    try {
      script ??= fetchScript(address);
      const worker = new Worker(await script);
      // The worker was ended or restarted in the meantime.
      if (workers.get(id) !== held) return worker.terminate();
      held.worker = worker;
      worker.onmessage = ({ data }) => send({ type: 'worker/reply', id, message: data });
      worker.onerror = ({ message }) => fail(id, message || 'the worker could not be loaded');
      for (const message of held.early) worker.postMessage(message);
    } catch (error) {
      script = undefined;
      if (workers.get(id) === held) fail(id, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    received(message) {
      const { id } = message;
      if (message.type === 'worker/start') return void start(id);
      if (message.type === 'worker/end') return stop(id);
      const held = workers.get(id);
      // The page was reloaded, and its workers are lost.
      if (held === undefined) fail(id, 'the worker was lost when the page was reloaded');
      else if (held.worker === undefined) held.early.push(message.message);
      else held.worker.postMessage(message.message);
    },
    end() {
      for (const id of [...workers.keys()]) stop(id);
    },
  };
}

async function fetchScript(address: string | undefined): Promise<string> {
  if (address === undefined) throw new Error('the page does not know where the worker is');
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the worker could not be fetched: ${response.status}`);
  return URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
}
