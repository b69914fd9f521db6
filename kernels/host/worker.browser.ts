import type { Reply } from './messages';
import { serve } from './serve';

/** The worker's own side of its channel, as much of it as is needed here. */
interface WorkerScope {
  readonly navigator?: { readonly gpu?: GPU };
  readonly postMessage: (message: Reply) => void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

/** The inside of a browser session, bundled as a worker's script. */
const scope = globalThis as unknown as WorkerScope;
const early: unknown[] = [];
scope.onmessage = ({ data }) => early.push(data);
void serve(scope.navigator?.gpu, (reply) => scope.postMessage(reply)).then((server) => {
  scope.onmessage = ({ data }) => void server.receive(data);
  for (const message of early) void server.receive(message);
});
