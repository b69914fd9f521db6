import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { CallerProblem } from '../tooling';

/** What a tool has to say: in words, and as data that fits its output schema. */
export interface Answer<Data> {
  readonly text: string;
  readonly data: Data;
}

/** Runs a tool: its answer as text and as structured content; trouble that the caller can mend as the tool's error. */
export async function answered<Data extends Readonly<Record<string, unknown>>>(
  work: () => Promise<Answer<Data>>,
): Promise<CallToolResult> {
  try {
    const { text, data } = await work();
    return {
      content: [
        { type: 'text', text },
        // Clients that know no structured content read it here.
        { type: 'text', text: JSON.stringify(data) },
      ],
      structuredContent: data,
    };
  } catch (error) {
    if (!(error instanceof CallerProblem)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}

/** Tools that look and change nothing. */
export const READS_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;
