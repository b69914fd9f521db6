import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** Takes the place of requests that come at the wrong time. */
const REFUSED = 'decodeLens/refused';

/** A message as the connection received it. */
interface Received {
  readonly jsonrpc: string;
  readonly method?: string;
  readonly id?: unknown;
}

const isRequest = ({ id, method }: Received): boolean => id !== undefined && method !== undefined;

/**
 * The times of the protocol: before `initialize` and after `shutdown` requests are errors, and notifications but `exit` are
 * dropped. A second `initialize` is an error.
 */
export class Lifecycle {
  private state: 'waiting' | 'running' | 'shut down' = 'waiting';

  /** Whether the client asked the server to end. */
  get isShutDown(): boolean {
    return this.state === 'shut down';
  }

  /** Passes a message on, or an error in its place. */
  handleMessage<Message extends Received>(message: Message, next: (message: Message) => void): void {
    const refusal = this.refusal(message.method);
    if (refusal === undefined) {
      if (message.method === 'initialize') this.state = 'running';
      if (message.method === 'shutdown') this.state = 'shut down';
      next(message);
    } else if (isRequest(message)) next({ ...message, method: REFUSED, params: refusal });
  }

  private refusal(method: string | undefined): { code: number; message: string } | undefined {
    // Answers to the server's own requests have no method.
    if (method === undefined || method === 'exit') return undefined;
    if (this.state === 'shut down')
      return { code: ErrorCodes.InvalidRequest, message: 'the server is shut down; expected `exit`' };
    if (method === 'initialize')
      return this.state === 'waiting'
        ? undefined
        : { code: ErrorCodes.InvalidRequest, message: 'the server is initialized already' };
    if (this.state === 'running') return undefined;
    return { code: ErrorCodes.ServerNotInitialized, message: 'expected `initialize` first' };
  }
}

/** Answers the requests that {@link Lifecycle} refused. */
export function registerRefusals(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, message }: { code: number; message: string }) => {
    throw new ResponseError(code, message);
  });
}
