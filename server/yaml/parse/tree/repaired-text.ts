import type { Repair } from '../scan/findings';
import type { ScanChunk } from '../scan/scan';

interface Placed extends Repair {
  /** The offset of the repair in the repaired text. */
  readonly at: number;
  readonly end: number;
}

/** The text that the tree parser reads: the file's text with all repairs applied. */
export class RepairedText {
  private constructor(
    readonly text: string,
    private readonly repairs: readonly Placed[],
  ) {}

  static of(text: string, chunks: readonly ScanChunk[]): RepairedText {
    const repairs: Placed[] = [];
    const parts: string[] = [];
    let start = 0;
    let last = 0;
    let shift = 0;
    for (const chunk of chunks) {
      for (const { from, to, insert } of chunk.repairs) {
        if (start + from < last) continue;
        parts.push(text.slice(last, start + from), insert);
        last = start + to;
        const at = start + from + shift;
        repairs.push({ from: start + from, to: last, insert, at, end: at + insert.length });
        shift += insert.length - (to - from);
      }
      start += chunk.length;
    }
    if (repairs.length === 0) return new RepairedText(text, repairs);
    parts.push(text.slice(last));
    return new RepairedText(parts.join(''), repairs);
  }

  get changed(): boolean {
    return this.repairs.length > 0;
  }

  /** Whether a repair touches `from`-`to` of the file's text. */
  touches(from: number, to: number): boolean {
    const last = this.lastBefore((repair) => repair.from <= to);
    return last !== undefined && last.to >= from;
  }

  /** The offset in the file of the character at `pos`. */
  startInFile(pos: number): number {
    const repair = this.lastBefore((candidate) => candidate.at <= pos);
    if (!repair) return pos;
    if (pos >= repair.end) return pos - repair.end + repair.to;
    return Math.min(repair.from + pos - repair.at, repair.to);
  }

  /** The offset in the file after the character before `pos`. */
  endInFile(pos: number): number {
    const repair = this.lastBefore((candidate) => candidate.at < pos);
    if (!repair) return pos;
    if (pos > repair.end) return pos - repair.end + repair.to;
    if (pos === repair.end) return repair.insert.length > 0 ? repair.to : repair.from;
    return Math.min(repair.from + pos - repair.at, repair.to);
  }

  /** The offset in the repaired text of the character at `offset` of the file. */
  startFromFile(offset: number): number {
    const repair = this.lastBefore((candidate) => candidate.from < offset);
    if (!repair) return offset;
    return offset >= repair.to ? offset - repair.to + repair.end : repair.at;
  }

  /** The offset in the repaired text of the end of the text before `offset` of the file. */
  endFromFile(offset: number): number {
    const repair = this.lastBefore((candidate) => candidate.from <= offset);
    if (!repair) return offset;
    return offset >= repair.to ? offset - repair.to + repair.end : repair.end;
  }

  private lastBefore(holds: (repair: Placed) => boolean): Placed | undefined {
    if (this.repairs.length === 0) return undefined;
    let low = 0;
    let high = this.repairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const repair = this.repairs[middle];
      if (repair && holds(repair)) low = middle + 1;
      else high = middle;
    }
    return this.repairs[low - 1];
  }
}
