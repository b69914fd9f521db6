import { columnOf, dashOf, firstOnLine } from '../edit';
import type { LineIndex, ParsedYaml, Placed, YamlMap, YamlNode, YamlSeq } from '../parse';

/** A block map or list: its lines, and the actual and wanted column of its entries or dashes. */
export interface BlockSpan {
  /** Its place among all blocks, of which an outer one is before those in it. */
  readonly order: number;
  readonly outer: BlockSpan | undefined;
  readonly column: number;
  readonly wanted: number;
}

/** The wanted indentation of the lines of a file. */
export interface Columns {
  /** By line, for lines that begin with a key, a dash, or something inside brackets. */
  readonly lines: ReadonlyMap<number, number>;
  /** The blocks that a line is in, innermost first. */
  around(line: number): readonly BlockSpan[];
}

type Collection = Placed<YamlMap | YamlSeq>;

function isCollection(node: YamlNode | undefined): node is YamlMap | YamlSeq {
  return node?.kind === 'map' || node?.kind === 'seq';
}

class Layout {
  readonly lines = new Map<number, number>();
  /** The innermost block of each line. */
  private readonly innermost = new Map<number, BlockSpan>();
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly index: LineIndex,
    private readonly unit: number,
  ) {}

  /** Lays out a block collection whose entries (or dashes) should begin at column `wanted`. */
  block(at: Collection, wanted: number, outer?: BlockSpan): void {
    const { node, offset } = at;
    const firstLine = this.index.lineOf(offset + node.contentOffset);
    const lastLine = this.index.lineOf(Math.max(offset + node.length - 1, offset));
    const block = { order: this.count++, outer, column: columnOf(this.text, at), wanted };
    // The blocks in this one come later, and take their lines from it.
    for (let line = firstLine; line <= lastLine; line++) this.innermost.set(line, block);
    for (const [index, start] of node.offsets.entries()) {
      const from = offset + start;
      if (node.kind === 'map') {
        this.starts(from, wanted);
        const entry = node.entries[index];
        if (entry?.value !== undefined)
          this.value(entry.value, from + entry.valueOffset, wanted, wanted + this.unit, block);
        continue;
      }
      const dash = dashOf(this.text, { node, offset }, index);
      this.starts(dash, wanted);
      const item = node.items[index];
      if (item?.node === undefined) continue;
      const inside = from + item.nodeOffset;
      const sameLine = this.index.lineOf(dash) === this.index.lineOf(inside + item.node.contentOffset);
      this.value(item.node, inside, wanted, sameLine ? wanted + 2 : wanted + this.unit, block);
    }
  }

  private value(node: YamlNode, offset: number, line: number, inner: number, outer: BlockSpan): void {
    if (!isCollection(node)) {
      // A scalar on a line below its key.
      this.starts(offset, inner);
    } else if (node.flow) {
      this.starts(offset, inner);
      this.flow({ node, offset }, firstOnLine(this.text, offset) ? inner : line);
    } else this.block({ node, offset }, inner, outer);
  }

  around(line: number): readonly BlockSpan[] {
    const blocks: BlockSpan[] = [];
    for (let block = this.innermost.get(line); block !== undefined; block = block.outer) blocks.push(block);
    return blocks;
  }

  private starts(offset: number, column: number): void {
    if (firstOnLine(this.text, offset)) this.lines.set(this.index.lineOf(offset), column);
  }

  /** Lays out the lines inside brackets; brackets that open on the same line indent only once. */
  private flow({ node, offset }: Collection, outer: number): void {
    const open = offset + node.contentOffset;
    const [first, last] = [this.index.lineOf(open), this.index.lineOf(offset + node.length - 1)];
    if (first === last) return;
    const closing = firstOnLine(this.text, offset + node.length - 1);
    for (let line = first + 1; line <= last; line++)
      this.lines.set(line, line === last && closing ? outer : outer + this.unit);
    for (const [index, start] of node.offsets.entries()) {
      const from = offset + start;
      const part = node.kind === 'map' ? node.entries[index] : node.items[index];
      const inner = part !== undefined && 'key' in part ? part.value : part?.node;
      const innerOffset =
        from + (part !== undefined && 'key' in part ? part.valueOffset : (part?.nodeOffset ?? 0));
      if (!isCollection(inner)) continue;
      const onFirst = this.index.lineOf(innerOffset + inner.contentOffset) === first;
      this.flow({ node: inner, offset: innerOffset }, onFirst ? outer : outer + this.unit);
    }
  }

  root({ node, offset }: Placed): void {
    if (isCollection(node) && !node.flow) this.block({ node, offset }, 0);
    else if (isCollection(node)) this.flow({ node, offset }, 0);
  }
}

/** The wanted column of each line of a file, `unit` columns per level. */
export function columnsOf(parsed: ParsedYaml, index: LineIndex, unit: number): Columns {
  const layout = new Layout(parsed.text, index, unit);
  if (parsed.root !== undefined) layout.root({ node: parsed.root, offset: parsed.rootOffset });
  return layout;
}
