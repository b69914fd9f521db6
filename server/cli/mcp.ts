import path from 'node:path';
import type * as McpBundle from '../mcp/main';
import { CallerProblem } from '../tooling';
import { noFiles, readArguments } from './arguments';
import { usageOf } from './help';

const USAGE = usageOf('mcp');

/** `mcp`: a Model Context Protocol server over standard input and output, for agents. Ends when the agent hangs up. */
export async function mcp(args: readonly string[]): Promise<never> {
  const typed = readArguments(args, { many: ['root'] });
  noFiles(typed, USAGE);
  // A bundle of its own: no other command waits for the protocol's library.
  const { serveMcp } = require(path.join(__dirname, 'mcp.js')) as typeof McpBundle;
  const roots = typed.all('root').length === 0 ? ['.'] : typed.all('root');
  await serveMcp(roots).catch((error: unknown) => {
    throw new CallerProblem(error instanceof Error ? error.message : String(error));
  });
  // Standard output is the protocol's; with nothing left to wait for, the process ends.
  return new Promise<never>(() => {});
}
