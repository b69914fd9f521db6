import type { YamlProblemCode } from './problem-codes';

/** A half-open range of a text, in UTF-16 offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One replaced span: `fromA` to `toA` in the old text became `fromB` to `toB` in the new text. */
export interface TextChange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** A YAML problem of a text. Its range stays within one line. */
export interface YamlProblem extends Range {
  readonly code: YamlProblemCode;
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';
export type ScalarValue = string | number | boolean | null;

/**
 * The properties of every node. Nodes store lengths, and offsets relative to their parent but never absolute ones,
 * so that a node outside an edit stays the same object wherever it moves.
 */
interface NodeBase {
  /** From the first property (anchor, tag) or character to the end of the content. */
  readonly length: number;
  /** The start of the content, after the anchor and the tag. */
  readonly contentOffset: number;
  readonly anchor?: string;
  readonly tag?: string;
  readonly summary: Summary;
}

/** Facts about a node and everything under it, computed once. */
export interface Summary {
  /** The number of nodes, including this one. An alias counts as one. */
  readonly size: number;
  /** 1 for a scalar, one more than the highest child for a map or sequence. */
  readonly height: number;
  readonly anchors: boolean;
  /** Whether there are aliases or merge keys, so that the value depends on other parts of the document. */
  readonly dynamic: boolean;
  readonly duplicates: boolean;
  /**
   * The value as plain data if `dynamic` is false: the same object as long as the node is the same object. Maps
   * are objects without a prototype, so that `__proto__` is a key like any other.
   */
  readonly plain: unknown;
}

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The value by the YAML 1.2 core schema. */
  readonly value: ScalarValue;
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

/** One `key: value`. Offsets count from the start of the entry. */
export interface YamlEntry {
  readonly key: YamlNode;
  readonly keyOffset: number;
  readonly value: YamlNode | undefined;
  readonly valueOffset: number;
  /** True for `key` without a colon, as in the flow map `{ a, b: 1 }`. */
  readonly keyOnly: boolean;
  readonly length: number;
}

/** One element of a sequence; an empty `-` has no node. The offset counts from the start of the item. */
export interface YamlItem {
  readonly node: YamlNode | undefined;
  readonly nodeOffset: number;
  readonly length: number;
}

/**
 * `entries[i]` begins `offsets[i]` after the start of the map. Duplicate and merge keys (`<<`) are entries like
 * any other.
 */
export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: readonly YamlEntry[];
  readonly offsets: readonly number[];
}

/** `items[i]` begins `offsets[i]` after the start of the sequence. In a block sequence that is after the dash. */
export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
  readonly offsets: readonly number[];
}

export type YamlNode = YamlMap | YamlSeq | YamlScalar | YamlAlias;

/** Keys of maps and indexes of sequences, from the root. */
export type YamlPath = readonly (string | number)[];
