import type { Reply } from './messages';
import { serve } from './serve';

/** The part of the worker's global scope that is used here. */
interface WorkerScope {
  readonly navigator?: { readonly gpu?: GPU };
  readonly postMessage: (message: Reply) => void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** The worker's side of a browser session, bundled as its script. */
const scope = globalThis as unknown as WorkerScope;
const early: unknown[] = [];
scope.onmessage = ({ data }) => early.push(data);
void serve(scope.navigator?.gpu, (reply) => scope.postMessage(reply)).then((server) => {
  scope.onmessage = ({ data }) => void server.receive(data);
  for (const message of early) void server.receive(message);
});
