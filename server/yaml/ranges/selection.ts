import type { Placed, Range, YamlDocument } from '../parse';

const holds = ({ from, to }: Range, offset: number): boolean => from <= offset && offset <= to;

/** The part of a collection at an offset; undefined between parts. */
function partAt(
  offsets: readonly number[],
  lengths: (index: number) => number,
  start: number,
  offset: number,
) {
  // Of two adjacent parts, the later one: it begins after the cursor.
  const index = offsets.findLastIndex((from) => start + from <= offset);
  const from = start + (offsets[index] ?? 0);
  return index >= 0 && holds({ from, to: from + lengths(index) }, offset) ? { index, from } : undefined;
}

class Selection {
  /** From the whole document inwards. */
  readonly ranges: Range[];

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {
    this.ranges = [{ from: 0, to: text.length }];
  }

  node({ node, offset }: Placed): void {
    const end = offset + node.length;
    this.ranges.push({ from: offset, to: end }, { from: offset + node.contentOffset, to: end });
    const content = offset + node.contentOffset;
    if (node.kind === 'scalar' && node.style !== 'plain') this.inner(content + 1, end - 1);
    if (node.kind === 'map' || node.kind === 'seq') {
      if (node.flow) this.inner(content + 1, end - 1);
      if (node.kind === 'map') this.entry(node, offset);
      else this.item(node, offset);
    }
  }

  private entry(map: Extract<Placed['node'], { kind: 'map' }>, start: number): void {
    const found = partAt(map.offsets, (index) => map.entries[index]?.length ?? 0, start, this.offset);
    const entry = found && map.entries[found.index];
    if (found === undefined || entry === undefined) return;
    this.ranges.push({ from: found.from, to: found.from + entry.length });
    const key = { node: entry.key, offset: found.from + entry.keyOffset };
    const value = entry.value && { node: entry.value, offset: found.from + entry.valueOffset };
    const within = [key, value].find(
      (place) => place && holds({ from: place.offset, to: place.offset + place.node.length }, this.offset),
    );
    if (within !== undefined) this.node(within);
  }

  private item(seq: Extract<Placed['node'], { kind: 'seq' }>, start: number): void {
    const found = partAt(seq.offsets, (index) => seq.items[index]?.length ?? 0, start, this.offset);
    const item = found && seq.items[found.index];
    if (item?.node !== undefined && found !== undefined)
      this.node({ node: item.node, offset: found.from + item.nodeOffset });
  }

  /** Adds the comment, and the word or number, at the offset. */
  words(lineFrom: number, lineTo: number): void {
    const line = this.text.slice(lineFrom, lineTo);
    const innermost = this.ranges.at(-1)?.from ?? 0;
    const comment = /(?:^|[ \t])(#.*)$/.exec(line.slice(Math.max(innermost - lineFrom, 0)))?.[1];
    if (comment !== undefined) this.inner(lineTo - comment.length, lineTo);
    for (const pattern of [/[^\s,:{}[\]"']+/g, /[\d.]+|[\p{L}\p{M}\p{N}_]+/gu])
      for (const { 0: word, index } of line.matchAll(pattern))
        this.inner(lineFrom + index, lineFrom + index + word.length);
  }

  private inner(from: number, to: number): void {
    if (holds({ from, to }, this.offset)) this.ranges.push({ from, to });
  }
}

/** The selection ranges at an offset, each inside the one before: document, maps, entry, value, text, word. */
export function rangesAround({ parsed, lines }: YamlDocument, offset: number): readonly Range[] {
  const { text } = parsed;
  const selection = new Selection(text, offset);
  if (parsed.root !== undefined) selection.node({ node: parsed.root, offset: parsed.rootOffset });
  const line = lines.lineOf(offset);
  selection.words(lines.lineStart(line), lines.lineEnd(line));
  const nested: Range[] = [];
  for (const range of selection.ranges) {
    const outer = nested.at(-1);
    const inside = outer === undefined || (range.from >= outer.from && range.to <= outer.to);
    const same = outer !== undefined && range.from === outer.from && range.to === outer.to;
    if (inside && !same && holds(range, offset)) nested.push(range);
  }
  return nested;
}
