import { Tree, TreeBuffer } from '@lezer/common';
import { isBreak } from '../scan/chars';
import type { Change } from '../scan/scan';
import { addCounts, type Counts, NO_COUNTS } from './counts';
import { bufferChildren, type Raw, rawChildren, rawTree } from './raw';
import type { RepairedText } from './repaired-text';

/** A value at an offset of the file. */
export interface At<T> {
  readonly from: number;
  readonly it: T;
}

/** A run of entries or items made from one object of the syntax tree, which can be reused. */
export interface Piece<T> {
  readonly its: readonly T[];
  /** The offset of each part from the start of that object. */
  readonly froms: readonly number[];
  readonly counts: Counts;
  /** The plain data of each part. */
  readonly plain: readonly unknown[];
  /** The column of the first part of a block collection. */
  readonly column: number | undefined;
  /**
   * Whether the parts of a block collection are at different columns, which means that an older tree was reused
   * wrongly.
   */
  readonly misaligned: boolean;
}

export type PieceCache<T> = WeakMap<Tree | TreeBuffer, Piece<T>>;

/** How to make the entries of maps, or the items of sequences. */
export interface PartKind<T> {
  readonly name: 'Pair' | 'Item';
  readonly flow: boolean;
  readonly cache: PieceCache<T>;
  readonly make: (raw: Raw, old: T | undefined, dash: Raw | undefined) => At<T>;
  readonly counts: (it: T) => Counts;
  readonly plain: (it: T) => unknown;
}

/** The nodes that begin an entry of a block collection, at the column of the collection. */
const MARKERS = new Set(['Pair', '-', '?']);

/** One native copy: the longest lists of a file pass through here on every edit. */
function concat<E>(arrays: readonly (readonly E[])[]): readonly E[] {
  return ([] as readonly E[]).concat(...arrays);
}

function concatShifted(
  pieces: readonly Piece<unknown>[],
  shifts: readonly number[],
  length: number,
): number[] {
  const offsets = new Array<number>(length);
  let at = 0;
  for (const [index, { froms }] of pieces.entries()) {
    const shift = shifts[index] ?? 0;
    for (const from of froms) offsets[at++] = from + shift;
  }
  return offsets;
}

/** Makes the parts of one collection, and reuses those whose syntax tree did not change. */
export class PieceMaker<T> {
  private made = 0;
  private total = 0;

  constructor(
    private readonly kind: PartKind<T>,
    private readonly repaired: RepairedText,
    private readonly change: Change | undefined,
    private readonly old: readonly T[] | undefined,
  ) {}

  /** The parts of `raw`, relative to its start. */
  run(raw: Raw): Piece<T> {
    const { tree } = raw;
    if (!tree) {
      const raws = rawChildren(raw);
      this.total = this.countRaws(raws);
      return this.fromRaws(raws, this.repaired.startInFile(raw.from));
    }
    this.total = this.countChildren(tree);
    return this.merge(tree, raw.from);
  }

  private countRaws(raws: readonly Raw[]): number {
    let count = 0;
    for (const raw of raws) if (raw.name === this.kind.name) count++;
    return count;
  }

  private countChildren(tree: Tree): number {
    let count = 0;
    for (const child of tree.children) count += this.count(child);
    return count;
  }

  private count(object: Tree | TreeBuffer): number {
    const cached = this.kind.cache.get(object);
    if (cached) return cached.its.length;
    if (object instanceof TreeBuffer) return this.countRaws(bufferChildren(object, 0));
    if (object.type.isAnonymous) return this.countChildren(object);
    return object.type.name === this.kind.name ? 1 : 0;
  }

  private piece(object: Tree | TreeBuffer, from: number): Piece<T> {
    const cached = this.kind.cache.get(object);
    if (cached) {
      this.made += cached.its.length;
      return cached;
    }
    let piece: Piece<T>;
    if (object instanceof Tree && object.type.isAnonymous) piece = this.merge(object, from);
    else {
      const raws = object instanceof TreeBuffer ? bufferChildren(object, from) : [rawTree(object, from)];
      piece = this.fromRaws(raws, this.repaired.startInFile(from));
    }
    this.kind.cache.set(object, piece);
    return piece;
  }

  private merge(tree: Tree, from: number): Piece<T> {
    const start = this.repaired.startInFile(from);
    const pieces: Piece<T>[] = [];
    const shifts: number[] = [];
    let counts = NO_COUNTS;
    let column: number | undefined;
    let misaligned = false;
    for (const [index, child] of tree.children.entries()) {
      const childFrom = from + (tree.positions[index] ?? 0);
      const piece = this.piece(child, childFrom);
      pieces.push(piece);
      shifts.push(this.repaired.startInFile(childFrom) - start);
      counts = addCounts(counts, piece.counts);
      column ??= piece.column;
      misaligned ||= piece.misaligned || (piece.column !== undefined && piece.column !== column);
    }
    const its = concat(pieces.map((piece) => piece.its));
    const plain = concat(pieces.map((piece) => piece.plain));
    return { its, froms: concatShifted(pieces, shifts, its.length), counts, plain, column, misaligned };
  }

  private fromRaws(raws: readonly Raw[], start: number): Piece<T> {
    const { kind, old } = this;
    const its: T[] = [];
    const froms: number[] = [];
    const plain: unknown[] = [];
    let counts = NO_COUNTS;
    let dash: Raw | undefined;
    for (const raw of raws) {
      if (raw.name === '-') dash = raw;
      if (raw.name !== kind.name) continue;
      const { from, it } = kind.make(raw, old?.[this.oldIndex(raw, old.length)], dash);
      this.made++;
      its.push(it);
      froms.push(from - start);
      plain.push(kind.plain(it));
      counts = addCounts(counts, kind.counts(it));
      dash = undefined;
    }
    const marker = kind.flow ? undefined : raws.find(({ name }) => MARKERS.has(name));
    return { its, froms, counts, plain, column: marker && this.column(marker.from), misaligned: false };
  }

  private column(pos: number): number {
    const { text } = this.repaired;
    let lineStart = pos;
    while (lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))) lineStart--;
    return pos - lineStart;
  }

  /** The index of the matching old part. Parts that end after the change are counted from the end. */
  private oldIndex(raw: Raw, oldTotal: number): number {
    const { change, repaired } = this;
    if (!change || repaired.startInFile(raw.from) <= change.fromA) return this.made;
    return repaired.endInFile(raw.to) > change.toB ? oldTotal - (this.total - this.made) : this.made;
  }
}
