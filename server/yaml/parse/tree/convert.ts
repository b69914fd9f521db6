import type { Tree } from '@lezer/common';
import { blockText } from '../block-text';
import { doubleQuotedText, plainText, singleQuotedText } from '../scalar-text';
import type { Change } from '../scan/scan';
import type { ScalarStyle, YamlEntry, YamlItem, YamlNode } from '../types';
import { countNodes } from './counts';
import { ErrorFinder } from './errors';
import { type Frame, makeAlias, makeMap, makeScalar, makeSeq, type Parts } from './nodes';
import { type At, type PartKind, type Piece, type PieceCache, PieceMaker } from './pieces';
import { type Raw, rawChildren } from './raw';
import type { RepairedText } from './repaired-text';
import { keepEntry, keepItem, keepNode } from './same';

/** Nodes made from the objects of earlier syntax trees, for reuse. */
export interface TreeCache {
  readonly errors: ErrorFinder;
  readonly nodes: WeakMap<Tree, At<YamlNode>>;
  readonly entries: PieceCache<YamlEntry>;
  readonly items: PieceCache<YamlItem>;
}

export function emptyTreeCache(): TreeCache {
  return { errors: new ErrorFinder(), nodes: new WeakMap(), entries: new WeakMap(), items: new WeakMap() };
}

interface Properties {
  readonly from: number | undefined;
  readonly anchor?: string;
  readonly tag?: string;
}

const NO_PROPERTIES: Properties = { from: undefined };

/**
 * Converts a syntax tree into nodes. `change` is the difference between the current file and the one of the `old`
 * nodes.
 */
export class Converter {
  /**
   * Whether a block collection has entries at different columns, which means that an older tree was reused
   * wrongly.
   */
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

  private frameOf(properties: Properties, contentFrom: number, to: number): { from: number; frame: Frame } {
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

  /** The source text of a node; if lines were left out, the repaired text. */
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

  private map(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlNode> {
    const flow = raw.name === 'FlowMapping';
    const kind: PartKind<YamlEntry> = {
      name: 'Pair',
      flow,
      cache: this.cache.entries,
      make: (pair, hint) => this.entry(pair, hint),
      counts: ({ key, value }) => countNodes(key, value),
      plain: () => undefined,
    };
    const piece = this.pieces(raw, kind, old?.kind === 'map' ? old.entries : undefined);
    const { from, frame, parts } = this.extent(raw, properties, piece);
    return { from, it: keepNode(old, makeMap(frame, flow, parts)) };
  }

  private seq(raw: Raw, properties: Properties, old: YamlNode | undefined): At<YamlNode> {
    const flow = raw.name === 'FlowSequence';
    const kind: PartKind<YamlItem> = {
      name: 'Item',
      flow,
      cache: this.cache.items,
      make: (item, hint, dash) => this.item(item, hint, dash),
      counts: ({ node }) => countNodes(node),
      plain: ({ node }) => (node ? node.summary.plain : null),
    };
    const piece = this.pieces(raw, kind, old?.kind === 'seq' ? old.items : undefined);
    const { from, frame, parts } = this.extent(raw, properties, piece);
    return { from, it: keepNode(old, makeSeq(frame, flow, parts, piece.plain)) };
  }

  private pieces<T>(raw: Raw, kind: PartKind<T>, old: readonly T[] | undefined): Piece<T> {
    const piece = new PieceMaker(kind, this.repaired, this.change, old).run(raw);
    if (piece.misaligned) this.misaligned = true;
    return piece;
  }

  /** The extent of a collection: to its brackets, or else from its first to its last part. */
  private extent<T extends YamlEntry | YamlItem>(
    raw: Raw,
    properties: Properties,
    piece: Piece<T>,
  ): { from: number; frame: Frame; parts: Parts<T> } {
    const { its, froms, counts } = piece;
    const start = this.repaired.startInFile(raw.from);
    const bracketed = raw.name.startsWith('Flow') && /^[[{]/.test(this.repaired.text.charAt(raw.from));
    const last = its[its.length - 1];
    const open = bracketed || !last;
    const contentFrom = open ? start : start + (froms[0] ?? 0);
    const to = open ? this.repaired.endInFile(raw.to) : start + (froms[froms.length - 1] ?? 0) + last.length;
    const { from, frame } = this.frameOf(properties, contentFrom, to);
    const shift = start - from;
    return {
      from,
      frame,
      parts: { its, offsets: shift === 0 ? froms : froms.map((offset) => offset + shift), counts },
    };
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
