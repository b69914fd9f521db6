import type { Expanded } from './expand';

/** A span of a line of a source file; lines and columns count from 1, as in compilers and editors. */
export interface SourceSpan {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/**
 * The template span of a span in the expanded text; a span that touches an inserted value includes its braces.
 * Undefined beyond the text.
 *
 * @param line counts from 1
 * @param column counts from 1
 */
export function locate(
  { lines }: Expanded,
  line: number,
  column: number,
  length: number,
): SourceSpan | undefined {
  const at = lines[line - 1];
  if (at === undefined) return undefined;
  const start = Math.max(0, column - 1);
  return {
    file: at.file,
    line: at.line,
    column: writtenAt(at.values ?? [], start, 'from') + 1,
    endColumn: writtenAt(at.values ?? [], start + Math.max(1, length), 'to') + 1,
  };
}

type Values = NonNullable<Expanded['lines'][number]['values']>;

/**
 * The position in the template of a position in the expanded line; within an inserted value, its start (`from`) or
 * end (`to`).
 */
function writtenAt(values: Values, place: number, edge: 'from' | 'to'): number {
  let shift = 0;
  for (const { written, expanded } of values) {
    const before = edge === 'from' ? place < expanded.from : place <= expanded.from;
    if (before) break;
    const inside = edge === 'from' ? place < expanded.to : place <= expanded.to;
    if (inside) return written[edge];
    shift = written.to - expanded.to;
  }
  return place + shift;
}
