import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { forTerminal } from '../core/text/escapes';
import { CallerProblem } from '../tooling';
import { RootedFiles } from './rooted-files';
import { createMcpServer } from './server';

/** The version of the package next to this bundle. */
function version(folder: string): string {
  try {
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return String((manifest as { readonly version?: unknown }).version);
  } catch {
    return 'unknown';
  }
}

/**
 * Serves the Model Context Protocol over standard input and output until the input closes.
 *
 * @param roots folders whose spec files may be read
 * @throws CallerProblem if a folder does not exist
 */
export async function serveMcp(roots: readonly string[]): Promise<void> {
  const home = path.join(__dirname, '..');
  const server = createMcpServer({
    files: await RootedFiles.open(roots),
    reference: path.join(home, 'docs', 'language.md'),
    version: version(home),
  });
  const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve));
  server.server.onerror = (error) => {
    process.stderr.write(`decode-lens: ${forTerminal(error.message)}\n`);
  };
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}

/** `node dist/mcp.js --root FOLDER...`, as editors start it. */
async function main(): Promise<void> {
  try {
    const { values } = parseArgs({ options: { root: { type: 'string', multiple: true } } });
    await serveMcp(values.root ?? ['.']);
  } catch (error) {
    // An unknown option has a code; what has none is a bug.
    if (!(error instanceof CallerProblem || (error instanceof Error && 'code' in error))) throw error;
    process.stderr.write(`decode-lens: ${forTerminal(error.message)}\n`);
    process.exitCode = 2;
  }
}

// The command line loads this bundle and calls serveMcp itself.
if (require.main === module) void main();
