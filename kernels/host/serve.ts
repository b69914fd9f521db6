import { type Failure, FailureError, failure } from '../device/failure';
import { type OpenDevice, openDevice } from '../device/open';
import { perform } from '../run/perform';
import { isFailure } from './host';
import { type Reply, requestSchema } from './messages';

/** Handles messages one after the other. */
export interface Server {
  readonly receive: (message: unknown) => Promise<void>;
}

/** The side of a session inside the process or worker: opens the device, reports it, and then runs tasks. */
export async function serve(gpu: GPU | undefined, send: (reply: Reply) => void): Promise<Server> {
  const open = await openOrFail(gpu);
  if (isFailure(open)) {
    send({ reply: 'closed', failure: open });
    return { receive: async () => undefined };
  }
  send({ reply: 'opened', card: open.card });
  const receive = async (message: unknown): Promise<void> => {
    const request = requestSchema.safeParse(message);
    if (!request.success) {
      send({
        reply: 'closed',
        failure: failure('broken-message', `A request made no sense: ${request.error.message}`),
      });
      return;
    }
    const { id, task } = request.data;
    const result = await perform(open, task);
    send(isFailure(result) ? { reply: 'failed', id, failure: result } : { reply: 'done', id, result });
  };
  return { receive };
}

async function openOrFail(gpu: GPU | undefined): Promise<OpenDevice | Failure> {
  if (gpu === undefined) return failure('no-webgpu', 'This browser does not support WebGPU.');
  try {
    return await openDevice(gpu);
  } catch (error) {
    return error instanceof FailureError ? error.failure : failure('no-adapter', String(error));
  }
}
