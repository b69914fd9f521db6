import type { TextChange } from './types';

/**
 * A position as the Language Server Protocol counts it: zero-based line, and UTF-16 code units within the line.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

function lineStarts(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let pos = from; pos < to; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 10 || (code === 13 && text.charCodeAt(pos + 1) !== 10)) starts.push(pos + 1);
  }
  return starts;
}

/** Converts between offsets and lines and characters. Lines end with `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  private constructor(
    readonly text: string,
    private readonly starts: Uint32Array,
  ) {}

  static of(text: string): LineIndex {
    return new LineIndex(text, Uint32Array.from([0, ...lineStarts(text, 0, text.length)]));
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The index of `text`, which results from this index's text by `change`. Scans only the changed lines. */
  update(text: string, change: TextChange): LineIndex {
    const { starts } = this;
    const delta = text.length - this.text.length;
    // One more character on either side: an edit can join or split a `\r\n`.
    const from = Math.max(change.fromB - 1, 0);
    const to = Math.min(change.toB + 1, text.length);
    const oldTo = to - delta;
    const first = this.lineOf(from) + 1;
    let rest = first;
    while (rest < starts.length && (starts[rest] ?? 0) <= oldTo) rest++;
    const inside = lineStarts(text, from, to);
    const updated = new Uint32Array(first + inside.length + starts.length - rest);
    updated.set(starts.subarray(0, first));
    updated.set(inside, first);
    const shift = first + inside.length - rest;
    for (let line = rest; line < starts.length; line++) updated[line + shift] = (starts[line] ?? 0) + delta;
    return new LineIndex(text, updated);
  }

  /** The zero-based line of an offset; offsets outside the text count as its start or end. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  lineStart(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The end of a line, before its line break. */
  lineEnd(line: number): number {
    let end = this.lineStart(line + 1);
    if (line + 1 >= this.starts.length) return end;
    if (this.text.charCodeAt(end - 1) === 10) end--;
    if (this.text.charCodeAt(end - 1) === 13) end--;
    return Math.max(end, this.lineStart(line));
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.lineOf(inside);
    return { line, character: Math.min(inside, this.lineEnd(line)) - this.lineStart(line) };
  }

  /** The offset of a position; characters past the end of the line count as its end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.lineStart(line) + Math.max(character, 0), this.lineEnd(line));
  }
}
