import { keyText } from './key-text';
import { dashBefore } from './locate';
import type { ParsedYaml } from './parse';
import { isBreak, lineStartOf, skipBlanks } from './scan/chars';
import type { Range, YamlMap, YamlNode, YamlSeq } from './types';

/** The position of an offset in the document's structure. */
export interface PathAt {
  /**
   * The path of the entry or item at the offset. If `part` is `between`, the path of the map or sequence that a
   * new entry there would become part of.
   */
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value' | 'between';
  /** The key, the value, or the collection; undefined for a value that is not written yet. */
  readonly node: YamlNode | undefined;
  /** The extent of the node; empty, at the offset, if there is none. */
  readonly range: Range;
  /** For `between` in a block collection: the column at which a new entry should begin. */
  readonly column: number | undefined;
}

interface Step {
  readonly node: YamlNode;
  readonly offset: number;
  readonly path: readonly (string | number)[];
}

/** The last part of a collection that starts before an offset. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly step: string | number;
  readonly key: { readonly node: YamlNode; readonly from: number; readonly to: number } | undefined;
  readonly value: { readonly node: YamlNode; readonly from: number } | undefined;
}

function lastStartingBefore(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function partBefore({ node, offset }: Step, at: number): Part | undefined {
  if (node.kind !== 'map' && node.kind !== 'seq') return undefined;
  const index = lastStartingBefore(node.offsets, at - offset);
  const start = offset + (node.offsets[index] ?? 0);
  if (node.kind === 'seq') {
    const item = node.items[index];
    if (!item) return undefined;
    const value = item.node && { node: item.node, from: start + item.nodeOffset };
    return { start, end: start + item.length, step: index, key: undefined, value };
  }
  const entry = node.entries[index];
  if (!entry) return undefined;
  const from = start + entry.keyOffset;
  const value = entry.value && { node: entry.value, from: start + entry.valueOffset };
  const key = { node: entry.key, from, to: from + entry.key.length };
  return { start, end: start + entry.length, step: keyText(entry.key), key, value };
}

class Finder {
  private readonly text: string;
  private readonly lineStart: number;
  /** The column of the offset if its line is blank before and after it. */
  private readonly blankColumn: number | undefined;

  constructor(
    parsed: ParsedYaml,
    private readonly offset: number,
  ) {
    this.text = parsed.text;
    this.lineStart = lineStartOf(this.text, offset);
    const content = skipBlanks(this.text, this.lineStart);
    const code = this.text.charCodeAt(content);
    const beforeDash = code === 45 && isBreak(this.text.charCodeAt(skipBlanks(this.text, content + 1)));
    const blank = isBreak(code) || code === 35;
    this.blankColumn =
      blank && !beforeDash && offset <= Math.max(content, offset) ? offset - this.lineStart : undefined;
  }

  find(step: Step): PathAt {
    const { node, offset } = step;
    const part = partBefore(step, this.offset);
    if (node.kind !== 'map' && node.kind !== 'seq')
      return this.at(step.path, 'value', node, offset, offset + node.length);
    if (node.flow && !this.isInside(node, offset)) {
      return this.at(step.path, 'value', node, offset, offset + node.length);
    }
    if (!part) return this.between(step);
    const path = [...step.path, part.step];
    if (part.key && this.offset <= part.key.to)
      return this.at(path, 'key', part.key.node, part.key.from, part.key.to);
    if (this.offset <= part.end && part.value && this.offset >= part.value.from) {
      return this.find({ node: part.value.node, offset: part.value.from, path });
    }
    if (node.flow) return this.inFlow(step, part, path);
    return this.inBlock(step, part, path);
  }

  /** The offset is after the last part of a flow collection that begins before it. */
  private inFlow(step: Step, part: Part, path: readonly (string | number)[]): PathAt {
    const between = this.text.slice(part.key ? part.key.to : part.start, this.offset);
    if (part.key && !between.includes(',') && between.includes(':')) return this.inValue(part, path);
    if (!part.key && part.value && this.offset <= part.end) return this.inValue(part, path);
    return this.between(step);
  }

  /** Whether the offset is between the brackets of a flow collection; the closing bracket may be missing. */
  private isInside(node: YamlMap | YamlSeq, offset: number): boolean {
    const end = offset + node.length;
    if (this.offset <= offset + node.contentOffset) return false;
    if (this.offset < end) return true;
    const parts = node.kind === 'map' ? node.entries : node.items;
    const lastEnd =
      (node.offsets[parts.length - 1] ?? node.contentOffset) + (parts[parts.length - 1]?.length ?? 1);
    const closed = node.length > lastEnd && /[\]}]/.test(this.text.charAt(end - 1));
    return !closed && !/[^ \t]/.test(this.text.slice(end, this.offset));
  }

  private inValue(part: Part, path: readonly (string | number)[]): PathAt {
    const { value } = part;
    if (value && this.offset >= value.from && (this.offset <= part.end || isFlow(value.node))) {
      return this.find({ node: value.node, offset: value.from, path });
    }
    return this.at(
      path,
      'value',
      part.value?.node,
      part.value?.from ?? this.offset,
      part.value ? part.end : this.offset,
    );
  }

  /** The offset is after, or in the open end of, the last part of a block collection that begins before it. */
  private inBlock(step: Step, part: Part, path: readonly (string | number)[]): PathAt {
    const column = this.columnOf(step);
    if (this.blankColumn === undefined) {
      const sameLine = part.end >= this.lineStart || !part.value;
      const { value } = part;
      if (value && isBlock(value.node) && this.offset > value.from)
        return this.find({ node: value.node, offset: value.from, path });
      return sameLine ? this.inValue(part, path) : this.between(step);
    }
    if (this.blankColumn <= column) return this.between(step);
    const { value } = part;
    if (value && isBlock(value.node)) {
      const inner: Step = { node: value.node, offset: value.from, path };
      if (this.blankColumn >= this.columnOf(inner)) return this.find(inner);
      return this.between(step);
    }
    if (value && value.node.kind === 'scalar' && this.offset <= part.end) return this.inValue(part, path);
    return value ? this.between(step) : this.inValue(part, path);
  }

  private between(step: Step): PathAt {
    const { node, offset, path } = step;
    const column =
      node.kind !== 'scalar' && node.kind !== 'alias' && !node.flow ? this.columnOf(step) : undefined;
    return { ...this.at(path, 'between', node, offset, offset + node.length), column };
  }

  /** The column at which the entries of a block collection begin. */
  private columnOf({ node, offset }: Step): number {
    const first = node.kind === 'map' || node.kind === 'seq' ? offset + (node.offsets[0] ?? 0) : offset;
    const start = node.kind === 'seq' ? dashBefore(this.text, first) : first;
    return start - lineStartOf(this.text, start);
  }

  at(
    path: PathAt['path'],
    part: PathAt['part'],
    node: YamlNode | undefined,
    from: number,
    to: number,
  ): PathAt {
    return { path, part, node, range: { from, to }, column: undefined };
  }
}

function isFlow(node: YamlNode): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && node.flow;
}

function isBlock(node: YamlNode): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && !node.flow;
}

/**
 * The part of the document at an offset: a key, a value, or the space between entries, where the column of the
 * cursor decides which map a new key would belong to.
 */
export function pathAt(parsed: ParsedYaml, offset: number): PathAt {
  const finder = new Finder(parsed, offset);
  const { root, rootOffset } = parsed;
  if (!root) return finder.at([], 'between', undefined, offset, offset);
  return finder.find({ node: root, offset: rootOffset, path: [] });
}
