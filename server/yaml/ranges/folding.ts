import type { YamlDocument } from '../parse';
import { type Placed, placedChildren, type YamlNode } from '../parse';

/** Lines that fold into the first of them; zero-based, both included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

const isCollection = (node: YamlNode): boolean => node.kind === 'map' || node.kind === 'seq';

/** The last line to fold: a closing bracket at the start of its line stays visible. */
function lastLine({ parsed: { text }, lines }: YamlDocument, { node, offset }: Placed): number {
  const end = offset + node.length;
  const line = lines.lineOf(end);
  const closing = isCollection(node) && /^[ \t]*[\]}]$/.test(text.slice(lines.lineStart(line), end));
  return closing ? line - 1 : line;
}

class Folder {
  /** The last line of the outermost fold that begins on each line. */
  readonly ends = new Map<number, number>();
  /** Lines within multi-line scalars, where `#` does not begin a comment. */
  readonly texts = new Set<number>();

  constructor(private readonly document: YamlDocument) {}

  /** Folds a value, starting at the line of its key or dash, and its descendants. */
  value(placed: Placed, from: number): void {
    const { node, offset } = placed;
    const { lines } = this.document;
    const first = lines.lineOf(offset);
    const last = lines.lineOf(offset + node.length);
    if (last > from) this.fold(from, lastLine(this.document, placed));
    if (last === first) return;
    if (isCollection(node)) this.inside(placed);
    else for (let line = first + 1; line <= last; line++) this.texts.add(line);
  }

  private inside({ node, offset }: Placed): void {
    if (node.kind === 'map')
      for (const [index, { value, valueOffset }] of node.entries.entries()) {
        const start = offset + (node.offsets[index] ?? 0);
        if (value !== undefined)
          this.value({ node: value, offset: start + valueOffset }, this.document.lines.lineOf(start));
      }
    else
      for (const item of placedChildren(node, offset))
        this.value(item, this.document.lines.lineOf(item.offset));
  }

  comments(): readonly Fold[] {
    const {
      parsed: { text },
      lines,
    } = this.document;
    const found: Fold[] = [];
    let start: number | undefined;
    for (let line = 0; line <= lines.lineCount; line++) {
      const comment =
        line < lines.lineCount &&
        !this.texts.has(line) &&
        /^[ \t]*#/.test(text.slice(lines.lineStart(line), lines.lineEnd(line)));
      if (comment) start ??= line;
      else {
        if (start !== undefined && line - 1 > start)
          found.push({ startLine: start, endLine: line - 1, kind: 'comment' });
        start = undefined;
      }
    }
    return found;
  }

  private fold(from: number, to: number): void {
    if (to > from && !this.ends.has(from)) this.ends.set(from, to);
  }
}

/** The folding ranges: values of keys and list items that span several lines, and blocks of comments. */
export function foldsOf(document: YamlDocument): Fold[] {
  const { root, rootOffset } = document.parsed;
  const folder = new Folder(document);
  // The document itself does not fold: it would begin on the line of its first key.
  if (root !== undefined) folder.value({ node: root, offset: rootOffset }, Number.POSITIVE_INFINITY);
  const values = [...folder.ends].map(([startLine, endLine]) => ({ startLine, endLine }));
  return [...values, ...folder.comments()].sort((a, b) => a.startLine - b.startLine);
}
