import type { WorkerLike } from '../../../kernels';
import type { FromProfilePanel, ToProfilePanel } from '../../../server/protocol/profile-messages';

type FromWorker = Extract<FromProfilePanel, { type: 'worker/reply' | 'worker/failed' }>;

/** Workers of the panel's page: the editor's own side has no GPU, so the page lends its. */
export interface PageWorkers {
  /** Starts a worker in the page, as soon as the page is there. */
  readonly create: () => WorkerLike;
  readonly received: (message: FromWorker) => void;
  /** The page listens now. Workers that an earlier page had are gone with it. */
  readonly pageReady: () => void;
  /** The page is gone, and its workers with it. */
  readonly pageClosed: () => void;
}

/** Makes the workers of a page. @param send takes a message to the page */
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
      if (isReady) lose('the page of its panel was loaded anew');
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
