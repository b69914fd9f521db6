import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { registerResources } from './resources';
import type { RootedFiles } from './rooted-files';
import { registerCompare } from './tools/compare';
import { registerEstimate } from './tools/estimate';
import { registerExplain } from './tools/explain';
import { registerExplore } from './tools/explore';
import { registerSearch } from './tools/search';

const INSTRUCTIONS = `Decode Lens computes what decoding LLM tokens costs, from *.model.yaml, *.hardware.yaml and *.deployment.yaml files.
Read decode-lens://language before you write such a file, and decode-lens://catalog/{id} for examples.
Figures are SI units and USD per 1M tokens; an estimate is not a measurement. To try a change, pass the changed file in \`texts\`.`;

/** Options of an MCP server. */
export interface McpOptions {
  readonly files: RootedFiles;
  /** Path of the language reference. */
  readonly reference: string;
  readonly version: string;
}

/** An MCP server with its tools and resources, not connected yet. */
export function createMcpServer({ files, reference, version }: McpOptions): McpServer {
  const server = new McpServer(
    { name: 'decode-lens', title: 'Decode Lens', version },
    { instructions: INSTRUCTIONS },
  );
  registerEstimate(server, files);
  registerCompare(server, files);
  registerSearch(server, files);
  registerExplain(server, files);
  registerExplore(server, files);
  registerResources(server, reference);
  return server;
}
