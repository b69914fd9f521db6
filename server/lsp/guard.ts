import type { CancellationToken, Connection } from 'vscode-languageserver';

/**
 * Runs a request's handler so that nothing it does can take the server down: it first lets queued edits in, answers
 * nothing when the request was cancelled meanwhile, and turns an exception into a line of the log and a harmless answer.
 */
export async function guarded<Answer>(
  connection: Connection,
  name: string,
  token: CancellationToken,
  fallback: Answer,
  handler: () => Answer | Promise<Answer>,
): Promise<Answer> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested) return fallback;
  try {
    return await handler();
  } catch (error) {
    report(connection, name, error);
    return fallback;
  }
}

/** The same for a notification, which has no answer: one that makes no sense is a line of the log. */
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
