import { type Tree, TreeBuffer } from '@lezer/common';
import { blockText } from '../block-text';
import { doubleQuotedText, plainText, singleQuotedText } from '../scalar-text';
import { isBreak } from '../scan/chars';
import type { Change } from '../scan/scan';
import type { ScalarStyle, YamlEntry, YamlItem, YamlMap, YamlNode, YamlSeq } from '../types';
import { ErrorFinder } from './errors';
import { type Frame, makeAlias, makeMap, makeScalar, makeSeq } from './nodes';
import { bufferChildren, eachPiece, type Raw, rawChildren, rawTree } from './raw';
import type { RepairedText } from './repaired-text';
import { keepEntry, keepItem, keepNode } from './same';

/** Something at an offset of the file. */
interface At<T> {
  readonly from: number;
  readonly it: T;
}

/** Entries or items, each with its distance from the start of the tree or buffer they were made from. */
interface Piece<T> {
  readonly parts: readonly At<T>[];
  /** Where the first part of a block collection stands on its line. */
  readonly column: number | undefined;
}

/** What was made from the objects of earlier syntax trees, which later ones reuse. */
export interface TreeCache {
  readonly errors: ErrorFinder;
  readonly nodes: WeakMap<Tree, At<YamlNode>>;
  readonly entries: WeakMap<Tree | TreeBuffer, Piece<YamlEntry>>;
  readonly items: WeakMap<Tree | TreeBuffer, Piece<YamlItem>>;
}

export function emptyTreeCache(): TreeCache {
  return { errors: new ErrorFinder(), nodes: new WeakMap(), entries: new WeakMap(), items: new WeakMap() };
}

interface Properties {
  readonly from: number | undefined;
  readonly anchor?: string;
  readonly tag?: string;
}

/** A piece of a collection: made before, or still to be made from its raw nodes. */
interface Slot<T> {
  readonly key: Tree | TreeBuffer | undefined;
  readonly start: number;
  readonly piece: Piece<T> | undefined;
  readonly raws: readonly Raw[];
}

/** How the parts of one kind of collection are made and kept. */
interface PartKind<T> {
  readonly name: string;
  readonly flow: boolean;
  readonly cache: WeakMap<Tree | TreeBuffer, Piece<T>>;
  readonly make: (raw: Raw, old: T | undefined, dash: Raw | undefined) => At<T>;
}

/** What begins an entry of a block collection, at the column of the collection. */
const MARKERS = new Set(['Pair', '-', '?']);

const NO_PROPERTIES: Properties = { from: undefined };

/** Turns a syntax tree into nodes. `change` tells which part of the file differs from the one `old` nodes come from. */
export class Converter {
  /** Whether a block collection has entries at different columns: then the reuse of an older tree went wrong. */
  misaligned = false;

  constructor(
    private readonly file: string,
    private readonly repaired: RepairedText,
    private readonly cache: TreeCache,
    private readonly change: Change | undefined,
  ) {}

  /** The node of an element (a value, with or without anchor and tag). */
  node(raw: Raw, old: YamlNode | undefined): At<YamlNode> {
    const start = this.repaired.startInFile(raw.from);
    const cached = raw.tree && this.cache.nodes.get(raw.tree);
    if (cached) return { from: start + cached.from, it: cached.it };
    const made = this.element(raw, NO_PROPERTIES, old);
    if (raw.tree) this.cache.nodes.set(raw.tree, { from: made.from - start, it: made.it });
    return made;
  }

  private element(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlNode> {
    switch (raw.name) {
      case 'Tagged':
      case 'Anchored':
        return this.withProperty(raw, properties, old);
      case 'BlockMapping':
      case 'FlowMapping':
        return this.map(raw, properties, old);
      case 'BlockSequence':
      case 'FlowSequence':
        return this.seq(raw, properties, old);
      case 'Alias': {
        const { from, frame } = this.frame(raw, properties);
        return { from, it: keepNode(old, makeAlias(frame, this.source(raw).slice(1))) };
      }
      default:
        return this.scalar(raw, properties, old);
    }
  }

  private withProperty(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlNode> {
    let { from, anchor, tag } = properties;
    let content: Raw | undefined;
    let end = raw.from;
    for (const child of rawChildren(raw)) {
      if (child.name === 'Tag') tag = this.source(child);
      else if (child.name === 'Anchor') anchor = this.source(child).slice(1);
      else {
        content ??= child;
        continue;
      }
      from ??= this.repaired.startInFile(child.from);
      end = child.to;
    }
    const all: Properties = {
      from,
      ...(anchor === undefined ? {} : { anchor }),
      ...(tag === undefined ? {} : { tag }),
    };
    if (content && content.name !== '⚠') return this.element(content, all, old);
    const to = this.repaired.endInFile(end);
    const frame = this.frameOf(all, to, to);
    return { from: frame.from, it: keepNode(old, makeScalar(frame.frame, 'plain', '')) };
  }

  private frameOf(
    properties: Properties,
    contentFrom: number,
    to: number,
    errorAt?: number,
  ): { from: number; frame: Frame } {
    const { anchor, tag } = properties;
    const from = Math.min(properties.from ?? contentFrom, contentFrom);
    return {
      from,
      frame: {
        length: Math.max(to, contentFrom) - from,
        contentOffset: contentFrom - from,
        ...(anchor === undefined ? {} : { anchor }),
        ...(tag === undefined ? {} : { tag }),
      },
    };
  }

  private frame(raw: Raw, properties: Properties): { from: number; frame: Frame } {
    return this.frameOf(properties, this.repaired.startInFile(raw.from), this.repaired.endInFile(raw.to));
  }

  /** The file's text of a node; what the tree read instead where lines were left out. */
  private source(raw: Raw): string {
    const from = this.repaired.startInFile(raw.from);
    const to = this.repaired.endInFile(raw.to);
    if (to - from > raw.to - raw.from) return this.repaired.text.slice(raw.from, raw.to);
    return this.file.slice(from, to);
  }

  private scalar(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlNode> {
    const { from, frame } = this.frame(raw, properties);
    const source = this.source(raw);
    const made = (style: ScalarStyle, text: string): At<YamlNode> => ({
      from,
      it: keepNode(old, makeScalar(frame, style, text)),
    });
    if (raw.name === 'BlockLiteral') {
      const style = source.startsWith('>') ? 'folded' : 'literal';
      return made(style, blockText(source, this.breaksAfter(raw.to), this.parentIndent(raw, source)));
    }
    if (raw.name !== 'QuotedLiteral') return made('plain', plainText(source));
    return source.startsWith('"')
      ? made('double', doubleQuotedText(source))
      : made('single', singleQuotedText(source));
  }

  /** The line breaks and empty lines after a block scalar, which may be part of its text. */
  private breaksAfter(to: number): string {
    const breaks = /(?:(?:\r\n?|\n) *)*/y;
    breaks.lastIndex = to;
    return (breaks.exec(this.repaired.text)?.[0] ?? '').replace(/ +$/, '');
  }

  /** The column that the indentation indicator of a block scalar counts from. */
  private parentIndent(raw: Raw, source: string): number {
    if (!/^[|>][-+]?[1-9]/.test(source)) return -1;
    const { text } = this.repaired;
    const lineStart =
      Math.max(text.lastIndexOf('\n', raw.from - 1), text.lastIndexOf('\r', raw.from - 1)) + 1;
    const before = text.slice(lineStart, raw.from);
    const markers = /^ *(?:[-?:] +)*/.exec(before)?.[0] ?? '';
    const rest = before.slice(markers.length);
    if (/:[ \t]/.test(rest)) return markers.length;
    const dash = markers.search(/[-?:] *$/);
    return dash < 0 ? -1 : dash;
  }

  private map(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlMap | YamlNode> {
    const flow = raw.name === 'FlowMapping';
    const oldMap = old?.kind === 'map' ? old : undefined;
    const kind: PartKind<YamlEntry> = {
      name: 'Pair',
      flow,
      cache: this.cache.entries,
      make: (pair, hint) => this.entry(pair, hint),
    };
    const parts = this.parts(raw, kind, oldMap?.entries);
    const { from, frame, offsets } = this.extent(raw, properties, parts);
    return {
      from,
      it: keepNode(
        old,
        makeMap(
          frame,
          flow,
          parts.map((part) => part.it),
          offsets,
        ),
      ),
    };
  }

  private seq(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlSeq | YamlNode> {
    const flow = raw.name === 'FlowSequence';
    const oldSeq = old?.kind === 'seq' ? old : undefined;
    const kind: PartKind<YamlItem> = {
      name: 'Item',
      flow,
      cache: this.cache.items,
      make: (item, hint, dash) => this.item(item, hint, dash),
    };
    const parts = this.parts(raw, kind, oldSeq?.items);
    const { from, frame, offsets } = this.extent(raw, properties, parts);
    return {
      from,
      it: keepNode(
        old,
        makeSeq(
          frame,
          flow,
          parts.map((part) => part.it),
          offsets,
        ),
      ),
    };
  }

  private extent(
    raw: Raw,
    properties: Properties,
    parts: readonly At<YamlEntry | YamlItem>[],
  ): { from: number; frame: Frame; offsets: number[] } {
    const first = parts[0];
    const last = parts[parts.length - 1];
    const bracketed = raw.name.startsWith('Flow') && /^[[{]/.test(this.repaired.text.charAt(raw.from));
    const from = bracketed || !first ? this.repaired.startInFile(raw.from) : first.from;
    const to = bracketed || !last ? this.repaired.endInFile(raw.to) : last.from + last.it.length;
    const framed = this.frameOf(properties, from, to);
    return { ...framed, offsets: parts.map((part) => part.from - framed.from) };
  }

  /** The parts of a collection with their offsets in the file, made again only where the syntax tree is new. */
  private parts<T>(
    raw: Raw,
    kind: PartKind<T>,
    old: readonly T[] | undefined,
  ): At<T>[] {
    const slots = this.slots(raw, kind);
    let total = 0;
    for (const slot of slots)
      total += slot.piece
        ? slot.piece.parts.length
        : slot.raws.filter((part) => part.name === kind.name).length;
    const parts: At<T>[] = [];
    let column: number | undefined;
    for (const slot of slots) {
      const piece = slot.piece ?? this.makePiece(slot, kind, old, parts.length, total);
      column ??= piece.column;
      if (piece.column !== undefined && piece.column !== column) this.misaligned = true;
      for (const part of piece.parts) parts.push({ from: slot.start + part.from, it: part.it });
    }
    return parts;
  }

  private slots<T>(raw: Raw, kind: PartKind<T>): Slot<T>[] {
    if (!raw.tree) return [{ key: undefined, start: 0, piece: undefined, raws: rawChildren(raw) }];
    const slots: Slot<T>[] = [];
    eachPiece(raw.tree, raw.from, (key, from) => {
      const start = this.repaired.startInFile(from);
      const piece = kind.cache.get(key);
      const raws = piece ? [] : key instanceof TreeBuffer ? bufferChildren(key, from) : [rawTree(key, from)];
      slots.push({ key, start, piece, raws });
    });
    return slots;
  }

  private makePiece<T>(
    slot: Slot<T>,
    kind: PartKind<T>,
    old: readonly T[] | undefined,
    before: number,
    total: number,
  ): Piece<T> {
    const parts: At<T>[] = [];
    let dash: Raw | undefined;
    for (const raw of slot.raws) {
      if (raw.name === '-') dash = raw;
      if (raw.name !== kind.name) continue;
      const index = before + parts.length;
      const made = kind.make(raw, old?.[this.oldIndex(raw, index, total, old.length)], dash);
      parts.push({ from: made.from - slot.start, it: made.it });
      dash = undefined;
    }
    const marker = kind.flow ? undefined : slot.raws.find(({ name }) => MARKERS.has(name));
    const piece = { parts, column: marker && this.column(marker.from) };
    if (slot.key) kind.cache.set(slot.key, piece);
    return piece;
  }

  private column(pos: number): number {
    let lineStart = pos;
    while (lineStart > 0 && !isBreak(this.repaired.text.charCodeAt(lineStart - 1))) lineStart--;
    return pos - lineStart;
  }

  /** Which of the old parts stood where this one stands: parts after the change are counted from the end. */
  private oldIndex(raw: Raw, index: number, total: number, oldTotal: number): number {
    const after = this.change !== undefined && this.repaired.startInFile(raw.from) >= this.change.toB;
    return after ? oldTotal - (total - index) : index;
  }

  private entry(raw: Raw, old: YamlEntry | undefined): At<YamlEntry> {
    let key: At<YamlNode> | undefined;
    let value: At<YamlNode> | undefined;
    let colon: Raw | undefined;
    let end = raw.from;
    for (const child of rawChildren(raw)) {
      if (child.name === '⚠') continue;
      if (child.name === ':') colon ??= child;
      else if (child.name === 'Key' && !colon) {
        const element = rawChildren(child)[0];
        if (element) key = this.node(element, old?.key);
      } else {
        const element = child.name === 'Key' ? rawChildren(child)[0] : child;
        if (element) value ??= this.node(element, old?.value);
      }
      if (child.name === ':') end = child.to;
    }
    const start = this.repaired.startInFile(raw.from);
    const from = Math.min(key?.from ?? start, start);
    const colonEnd = this.repaired.endInFile(end);
    const keyNode = key?.it ?? keepNode(old?.key, makeScalar({ length: 0, contentOffset: 0 }, 'plain', ''));
    const keyOffset = (key?.from ?? start) - from;
    const keyEnd = from + keyOffset + keyNode.length;
    const to = Math.max(keyEnd, colonEnd, value ? value.from + value.it.length : 0);
    const entry: YamlEntry = {
      key: keyNode,
      keyOffset,
      value: value?.it,
      valueOffset: value ? value.from - from : to - from,
      keyOnly: !colon || colonEnd <= keyEnd,
      length: to - from,
    };
    return { from, it: keepEntry(old, entry) };
  }

  private item(raw: Raw, old: YamlItem | undefined, dash: Raw | undefined): At<YamlItem> {
    const element = rawChildren(raw).find((child) => child.name !== '⚠');
    if (!element) {
      const from = dash ? this.repaired.endInFile(dash.to) : this.repaired.startInFile(raw.from);
      return { from, it: keepItem(old, { node: undefined, nodeOffset: 0, length: 0 }) };
    }
    const node = this.node(element, old?.node);
    return { from: node.from, it: keepItem(old, { node: node.it, nodeOffset: 0, length: node.it.length }) };
  }
}
