import path from 'node:path';
import type * as McpBundle from '../mcp/main';
import { CallerProblem } from '../tooling';
import { noFiles, readArguments } from './arguments';
import { usageOf } from './help';

const USAGE = usageOf('mcp');

/** `mcp`: serves the Model Context Protocol over standard input and output. Ends when the client disconnects. */
export async function mcp(args: readonly string[]): Promise<never> {
  const typed = readArguments(args, { many: ['root'] });
  noFiles(typed, USAGE);
  // A separate bundle, so that no other command loads the protocol's library.
  const { serveMcp } = require(path.join(__dirname, 'mcp.js')) as typeof McpBundle;
  const roots = typed.all('root').length === 0 ? ['.'] : typed.all('root');
  await serveMcp(roots).catch((error: unknown) => {
    throw new CallerProblem(error instanceof Error ? error.message : String(error));
  });
  // The process ends when nothing is pending; standard output belongs to the protocol.
  return new Promise<never>(() => {});
}
