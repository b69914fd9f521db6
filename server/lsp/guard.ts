import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Ends a request that its editor no longer waits for, with the error that the protocol has for that. */
function endIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the editor cancelled the request');
}

/** Waits for what a request needs, and ends the request when it was cancelled meanwhile, before anything is computed. */
export async function unlessCancelled<Awaited>(
  token: CancellationToken,
  awaited: Promise<Awaited>,
): Promise<Awaited> {
  const value = await awaited;
  endIfCancelled(token);
  return value;
}

/**
 * Runs a request's handler so that nothing it does can take the server down: it first lets queued edits and cancellations
 * in, and turns an exception into a line of the log and a harmless answer.
 */
export async function guarded<Answer>(
  connection: Connection,
  name: string,
  token: CancellationToken,
  fallback: Answer,
  handler: () => Answer | Promise<Answer>,
): Promise<Answer> {
  await unlessCancelled(token, new Promise<void>((resolve) => setImmediate(resolve)));
  try {
    return await handler();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    report(connection, name, error);
    return fallback;
  }
}

/** A request whose parameters say nothing: some editors send `{}`, others none, and then the token comes first. */
export function withoutParams<Answer>(
  handler: (token: CancellationToken) => Answer,
): (...received: readonly unknown[]) => Answer {
  return (...received) => handler(received.at(-1) as CancellationToken);
}

/** What {@link guarded} is for a request, for a notification, which has no answer: one that makes no sense is a line of the log. */
export function heeded<Params>(
  connection: Connection,
  name: string,
  handler: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await handler(params);
    } catch (error) {
      report(connection, name, error);
    }
  };
}

/** Tells the log of an exception, which is a bug of the server or of the editor. */
export function report(connection: Connection, name: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    connection.console.error(`${name} failed: ${reason}`);
  } catch {
    // The editor hung up meanwhile: there is nobody left to tell.
  }
}
