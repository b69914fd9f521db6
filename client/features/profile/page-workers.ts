import type { WorkerLike } from '../../../kernels';
import type { FromProfilePanel, ToProfilePanel } from '../../../server/protocol/profile-messages';

type FromWorker = Extract<FromProfilePanel, { type: 'worker/reply' | 'worker/failed' }>;

/** Workers in the panel's page, which has a GPU, unlike the extension host. */
export interface PageWorkers {
  /** Starts a worker in the page as soon as the page is ready. */
  readonly create: () => WorkerLike;
  readonly received: (message: FromWorker) => void;
  /** The page is ready. Workers of an earlier page are lost. */
  readonly pageReady: () => void;
  /** The page was closed, and its workers with it. */
  readonly pageClosed: () => void;
}

/**
 * Creates the workers of a page.
 *
 * @param send sends a message to the page
 */
export function createPageWorkers(send: (message: ToProfilePanel) => void): PageWorkers {
  const workers = new Map<number, WorkerLike>();
  const waiting: ToProfilePanel[] = [];
  let isReady = false;
  let lastId = 0;

  function tell(message: ToProfilePanel): void {
    if (isReady) send(message);
    else waiting.push(message);
  }

  function lose(reason: string): void {
    const lost = [...workers.values()];
    workers.clear();
    for (const worker of lost) worker.onerror?.({ message: reason });
  }

  return {
    create() {
      const id = ++lastId;
      const worker: WorkerLike = {
        postMessage: (message) => tell({ type: 'worker/send', id, message }),
        terminate() {
          if (workers.delete(id)) tell({ type: 'worker/end', id });
        },
        onmessage: null,
        onerror: null,
      };
      workers.set(id, worker);
      tell({ type: 'worker/start', id });
      return worker;
    },
    received(message) {
      const worker = workers.get(message.id);
      if (message.type === 'worker/reply') worker?.onmessage?.({ data: message.message });
      else if (workers.delete(message.id)) worker?.onerror?.({ message: message.message });
    },
    pageReady() {
      if (isReady) lose('its panel was reloaded');
      isReady = true;
      for (const message of waiting.splice(0)) send(message);
    },
    pageClosed() {
      isReady = false;
      waiting.length = 0;
      lose('its panel was closed');
    },
  };
}
