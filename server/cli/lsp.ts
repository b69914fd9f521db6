import path from 'node:path';
import { stdioConnection } from '../lsp/connection.node';
import { startServer } from '../lsp/server';
import { keepHeapSmall } from '../node/heap';
import { nodeHost } from '../node/host';
import { CallerProblem } from '../tooling';
import { noFiles, readArguments } from './arguments';
import { usageOf } from './help';

/** `lsp`: runs the language server over standard input and output. Ends when the editor disconnects. */
export function lsp(args: readonly string[]): Promise<never> {
  const typed = readArguments(args, { flags: ['stdio'], single: ['clientProcessId'] });
  noFiles(typed, usageOf('lsp'));
  if (!typed.has('stdio')) throw new CallerProblem(`expected --stdio: ${usageOf('lsp')}`);
  keepHeapSmall();
  const connection = stdioConnection();
  startServer(connection, nodeHost(path.join(__dirname, '..', 'docs', 'rules')));
  // The connection ends the process on `exit`, and when its input closes.
  return new Promise<never>(() => {});
}
