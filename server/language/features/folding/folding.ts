import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { type Placed, placedChildren, type YamlNode } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';

const isCollection = (node: YamlNode): boolean => node.kind === 'map' || node.kind === 'seq';

/** The line of a closing bracket stays in sight, where nothing stands before it. */
function lastLine({ text, lines }: SourceFile, { node, offset }: Placed): number {
  const end = offset + node.length;
  const line = lines.lineOf(end);
  const closing = isCollection(node) && /^[ \t]*[\]}]$/.test(text.slice(lines.lineStart(line), end));
  return closing ? line - 1 : line;
}

class Folder {
  /** The last line of the outermost fold that begins in a line. */
  readonly ends = new Map<number, number>();
  /** Lines within texts of several lines, in which `#` begins no comment. */
  readonly texts = new Set<number>();

  constructor(private readonly file: SourceFile) {}

  /** Folds a value from a line on, which is that of its key or dash, and what is in it. */
  value(placed: Placed, from: number): void {
    const { node, offset } = placed;
    const { lines } = this.file;
    const first = lines.lineOf(offset);
    const last = lines.lineOf(offset + node.length);
    if (last > from) this.fold(from, lastLine(this.file, placed));
    if (last === first) return;
    if (isCollection(node)) this.inside(placed);
    else for (let line = first + 1; line <= last; line++) this.texts.add(line);
  }

  private inside({ node, offset }: Placed): void {
    if (node.kind === 'map')
      for (const [index, { value, valueOffset }] of node.entries.entries()) {
        const start = offset + (node.offsets[index] ?? 0);
        if (value !== undefined)
          this.value({ node: value, offset: start + valueOffset }, this.file.lines.lineOf(start));
      }
    else
      for (const item of placedChildren(node, offset)) this.value(item, this.file.lines.lineOf(item.offset));
  }

  comments(): readonly FoldingRange[] {
    const { text, lines } = this.file;
    const found: FoldingRange[] = [];
    let start: number | undefined;
    for (let line = 0; line <= lines.lineCount; line++) {
      const comment =
        line < lines.lineCount &&
        !this.texts.has(line) &&
        /^[ \t]*#/.test(text.slice(lines.lineStart(line), lines.lineEnd(line)));
      if (comment) start ??= line;
      else {
        if (start !== undefined && line - 1 > start)
          found.push({ startLine: start, endLine: line - 1, kind: FoldingRangeKind.Comment });
        start = undefined;
      }
    }
    return found;
  }

  private fold(from: number, to: number): void {
    if (to > from && !this.ends.has(from)) this.ends.set(from, to);
  }
}

/** What can be folded: the values of keys and items of lists that take several lines, and blocks of comments. */
export function foldingRanges(file: SourceFile): FoldingRange[] {
  const { root, rootOffset } = file.parsed;
  const folder = new Folder(file);
  // The document itself does not fold: it would begin on the line of its first key.
  if (root !== undefined) folder.value({ node: root, offset: rootOffset }, Number.POSITIVE_INFINITY);
  const values = [...folder.ends].map(([startLine, endLine]) => ({ startLine, endLine }));
  return [...values, ...folder.comments()].sort((a, b) => a.startLine - b.startLine);
}
