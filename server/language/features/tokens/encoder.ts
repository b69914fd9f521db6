import type { LineIndex, Range } from '../../../yaml/parse';

/** Receives tokens in document order: offset, length, and the numbers of type and modifiers. */
export interface TokenSink {
  add(from: number, length: number, type: number, modifiers: number): void;
}

/** Numbers per token in the protocol. */
const SIZE = 5;

/**
 * Encodes tokens for the protocol: five numbers each, with line and character relative to the previous token
 * (UTF-16). A token is cut at the end of its line.
 */
export class TokenEncoder implements TokenSink {
  private numbers = new Uint32Array(1024);
  private count = 0;
  private line = 0;
  private lineStart = 0;
  private nextLine: number;
  private lastLine = 0;
  private lastStart = 0;

  /** @param within if given, only tokens that touch this range are written */
  constructor(
    private readonly lines: LineIndex,
    private readonly within?: Range,
  ) {
    this.nextLine = lines.lineStart(1);
  }

  add(from: number, length: number, type: number, modifiers: number): void {
    const { within } = this;
    if (within !== undefined && (from > within.to || from + length < within.from)) return;
    if (from >= this.nextLine) this.moveTo(from);
    const fits =
      from + length < this.nextLine ? length : Math.min(length, this.lines.lineEnd(this.line) - from);
    if (fits <= 0) return;
    if (this.count + SIZE > this.numbers.length) this.grow();
    const start = from - this.lineStart;
    const { numbers, count } = this;
    numbers[count] = this.line - this.lastLine;
    numbers[count + 1] = this.line === this.lastLine ? start - this.lastStart : start;
    numbers[count + 2] = fits;
    numbers[count + 3] = type;
    numbers[count + 4] = modifiers;
    this.count += SIZE;
    this.lastLine = this.line;
    this.lastStart = start;
  }

  get encoded(): Uint32Array {
    return this.numbers.subarray(0, this.count);
  }

  private moveTo(from: number): void {
    const { lines } = this;
    while (from >= this.nextLine && this.line + 1 < lines.lineCount)
      this.nextLine = lines.lineStart(++this.line + 1);
    this.lineStart = lines.lineStart(this.line);
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.numbers.length);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
