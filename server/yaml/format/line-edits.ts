import { type Edit, newlineOf } from '../edit';
import type { LineIndex, ParsedYaml } from '../parse';
import { type BlockSpan, type Columns, columnsOf } from './columns';
import { commentEdits, commentStart, insideOf } from './comments';
import { firstFrom } from './first-from';
import { type Token, tokens } from './tokens';

/** One line of a file, without its line break. */
interface Line {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** The offset of the first non-blank character; `to` for an empty line. */
  readonly content: number;
}

class Lines {
  private readonly text: string;
  private readonly all: readonly Token[];
  /** The tokens that span several lines. */
  private readonly spanning: readonly Token[];
  /** The end of the file without trailing empty lines. */
  private readonly end: number;
  private readonly columns: Columns;
  private readonly inside: (offset: number) => boolean;
  /** How many columns each line moves. */
  private readonly moved = new Map<number, number>();
  /** How many of the spanning tokens end before the current line. */
  private passed = 0;
  /** The lines with content other than a comment, in order. */
  private readonly contentLines: readonly number[];
  readonly edits: Edit[] = [];

  constructor(
    parsed: ParsedYaml,
    private readonly index: LineIndex,
    unit: number,
  ) {
    this.text = parsed.text;
    this.all = tokens(parsed);
    this.spanning = this.all.filter(({ from, to }) => index.lineOf(from) !== index.lineOf(to));
    this.end = Math.max(parsed.text.trimEnd().length, this.all.at(-1)?.to ?? 0);
    this.columns = columnsOf(parsed, index, unit);
    this.inside = insideOf(this.all);
    this.contentLines = Array.from({ length: index.lineCount }, (_, number) => this.line(number))
      .filter(({ content, to }) => content < to && this.text.charAt(content) !== '#')
      .map(({ number }) => number);
  }

  line(number: number): Line {
    const [from, to] = [this.index.lineStart(number), this.index.lineEnd(number)];
    const blanks = /^[ \t]*/.exec(this.text.slice(from, to))?.[0].length ?? 0;
    return { number, from, to, content: from + blanks };
  }

  run(): readonly Edit[] {
    const lastLine = this.index.lineOf(this.end);
    let blankBefore = true;
    for (let number = 0; number <= lastLine; number++) {
      const line = this.line(number);
      const token = this.tokenOver(line);
      const blank = token === undefined && line.content === line.to;
      if (token !== undefined) this.shift(line, this.moved.get(this.index.lineOf(token.from)) ?? 0);
      else if (blank) this.empty(line, blankBefore);
      else this.full(line);
      blankBefore = blank;
    }
    return [...this.edits, ...this.atEnd()];
  }

  /** The multi-line scalar that continues on this line. Scalars do not overlap, and lines are visited in order. */
  private tokenOver({ from }: Line): Token | undefined {
    while (this.passed < this.spanning.length && (this.spanning[this.passed]?.to ?? 0) <= from) this.passed++;
    const token = this.spanning[this.passed];
    return token !== undefined && token.from < from ? token : undefined;
  }

  private shift(line: Line, by: number): void {
    const blanks = line.content - line.from;
    if (by === 0 || (line.content === line.to && blanks + by < 0)) return;
    this.edits.push({ from: line.from, to: line.content, insert: ' '.repeat(Math.max(blanks + by, 0)) });
  }

  /** Removes an empty line if the line before it is empty too. */
  private empty({ from, to, number }: Line, blankBefore: boolean): void {
    const next = this.index.lineStart(number + 1);
    if (blankBefore && next > to && !this.keptBreaks(from)) this.edits.push({ from, to: next, insert: '' });
    else if (to > from) this.edits.push({ from, to, insert: '' });
  }

  /** Whether the line breaks up to an offset belong to a block scalar that keeps them. */
  private keptBreaks(offset: number): boolean {
    const before = this.all[firstFrom(this.all, (token) => token.from >= offset) - 1];
    return before?.block === true && /^[|>]\d?\+/.test(this.text.slice(before.from, before.from + 3));
  }

  private full(line: Line): void {
    const comment = commentStart(this.text, line.content, line.to, this.inside);
    const alone = comment === line.content;
    const column = this.columns.lines.get(line.number) ?? (alone ? this.commentColumn(line) : undefined);
    const blanks = line.content - line.from;
    if (column !== undefined && column !== blanks) {
      this.moved.set(line.number, column - blanks);
      this.edits.push({ from: line.from, to: line.content, insert: ' '.repeat(column) });
    }
    if (comment !== undefined) this.edits.push(...commentEdits(this.text, comment));
    const end = line.from + this.text.slice(line.from, line.to).trimEnd().length;
    // The trailing blanks of the last line are removed with the end of the file.
    if (end < line.to && end < this.end && !this.inside(line.to - 1))
      this.edits.push({ from: end, to: line.to, insert: '' });
  }

  /** The wanted column of a comment line: that of the surrounding map or list whose current column it has. */
  private commentColumn(line: Line): number | undefined {
    const column = line.content - line.from;
    const next = firstFrom(this.contentLines, (number) => number > line.number);
    const around = [this.contentLines[next - 1], this.contentLines[next]].flatMap((number) =>
      number === undefined ? [] : this.columns.around(number),
    );
    let best: BlockSpan | undefined;
    for (const block of around.sort((a, b) => a.order - b.order))
      if (block.column <= column && (best === undefined || block.column > best.column)) best = block;
    return best?.wanted;
  }

  /** One line break at the end, and no empty lines before it. */
  private atEnd(): readonly Edit[] {
    const { text, end } = this;
    if (end === 0 || this.keptBreaks(text.length)) return [];
    const newline = newlineOf(text);
    return text.slice(end) === newline ? [] : [{ from: end, to: text.length, insert: newline }];
  }
}

/** The edits of the indentation and the ends of lines. */
export function lineEdits(parsed: ParsedYaml, index: LineIndex, unit: number): readonly Edit[] {
  return new Lines(parsed, index, unit).run();
}
