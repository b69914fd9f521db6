import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { forTerminal } from '../core/text/escapes';

/** The most characters that the log gets of an exception: an editor may send any number of bad messages. */
const LONGEST_REPORT = 2000;

/** Throws the protocol's error if the editor cancelled the request. */
function endIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the editor cancelled the request');
}

/**
 * Awaits what a request needs, and ends the request before computing anything if it was cancelled in the meantime.
 */
export async function unlessCancelled<Awaited>(
  token: CancellationToken,
  awaited: Promise<Awaited>,
): Promise<Awaited> {
  const value = await awaited;
  endIfCancelled(token);
  return value;
}

/**
 * Runs a request handler so that it cannot crash the server: first processes queued edits and cancellations, then
 * logs an exception and returns a harmless answer.
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

/** For requests without parameters: some editors send `{}`, others nothing, so that the token comes first. */
export function withoutParams<Answer>(
  handler: (token: CancellationToken) => Answer,
): (...received: readonly unknown[]) => Answer {
  return (...received) => handler(received.at(-1) as CancellationToken);
}

/** Like {@link guarded}, for notifications: logs exceptions and invalid parameters. */
export function guardedNotification<Params>(
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

/** Logs an exception, which is a bug of the server or of the editor. */
export function report(connection: Connection, name: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    connection.console.error(forTerminal(`${name} failed: ${reason}`.slice(0, LONGEST_REPORT)));
  } catch {
    // The editor has disconnected in the meantime.
  }
}
