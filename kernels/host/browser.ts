import { failure } from '../device/failure';
import type { Host } from './host';
import { type Channel, type Listener, openSession } from './session';

/** The part of a dedicated worker that is used here. */
export interface WorkerLike {
  postMessage: (message: unknown) => void;
  terminate: () => void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

/**
 * The host that uses the page's `navigator.gpu` in a worker.
 *
 * @param createWorker starts the bundled `worker.browser.ts`
 */
export function browserHost(createWorker: () => WorkerLike): Host {
  return {
    name: 'browser',
    boundsChecks: true,
    open: (seconds, signal) =>
      openSession((listener) => startWorker(createWorker, listener), seconds, signal),
  };
}

function startWorker(createWorker: () => WorkerLike, listener: Listener): Channel {
  const worker = createWorker();
  worker.onmessage = ({ data }) => listener.message(data);
  worker.onerror = ({ message }) =>
    listener.gone(failure('crashed', `The worker broke off: ${message ?? 'it could not be loaded'}`));
  return { send: (request) => worker.postMessage(request), kill: () => worker.terminate() };
}
