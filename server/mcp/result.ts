import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { CallerProblem } from '../tooling';

/** The answer of a tool: as text, and as data that fits its output schema. */
export interface Answer<Data> {
  readonly text: string;
  readonly data: Data;
}

/**
 * Runs a tool. Returns its answer as text and structured content; a problem that the caller can fix becomes the
 * tool's error.
 */
export async function answered<Data extends Readonly<Record<string, unknown>>>(
  work: () => Promise<Answer<Data>>,
): Promise<CallToolResult> {
  try {
    const { text, data } = await work();
    return {
      content: [
        { type: 'text', text },
        // For clients that do not support structured content.
        { type: 'text', text: JSON.stringify(data) },
      ],
      structuredContent: data,
    };
  } catch (error) {
    if (!(error instanceof CallerProblem)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}

/** Annotations of read-only tools. */
export const READS_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;
