import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { onTestFinished } from 'vitest';
import { bundles } from '../lsp/kit';

/** A tool's answer: what it says, and what of it is data. */
export interface Said {
  readonly isError: boolean;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
}

interface ToolResult {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text?: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

/** An agent’s side of the conversation, with the server as a real process. */
export class Agent {
  private constructor(readonly client: Client) {}

  /** Starts `decode-lens mcp` with arguments in a folder; it ends with the test. */
  static async start(cwd: string, ...args: readonly string[]): Promise<Agent> {
    return Agent.with([bundles.cli, 'mcp', ...args], cwd);
  }

  /** Starts Node with arguments in a folder. */
  static async with(args: readonly string[], cwd: string): Promise<Agent> {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [...args], cwd, stderr: 'pipe' }),
    );
    onTestFinished(() => client.close());
    return new Agent(client);
  }

  /** Calls a tool. The client checks structured content against the tool’s output schema. */
  async call(name: string, input: Readonly<Record<string, unknown>>): Promise<Said> {
    // The schemas of outputs are known once the tools are listed.
    await this.client.listTools();
    const result = (await this.client.callTool({ name, arguments: input })) as ToolResult;
    const text = result.content[0]?.text ?? '';
    return { isError: result.isError === true, text, data: result.structuredContent };
  }

  /** The data of an answer that has to be there. */
  async ask(
    name: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { isError, text, data } = await this.call(name, input);
    if (isError || data === undefined) throw new Error(text);
    return data;
  }
}
