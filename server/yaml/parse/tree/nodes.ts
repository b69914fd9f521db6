import { resolvePlain, resolveTagged } from '../core-schema';
import { keyText } from '../key-text';
import type {
  ScalarStyle,
  Summary,
  YamlAlias,
  YamlEntry,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlScalar,
  YamlSeq,
} from '../types';
import { addCounts, type Counts } from './counts';

/** Extent, anchor and tag, which every kind of node has. */
export interface Frame {
  readonly length: number;
  readonly contentOffset: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/** The entries or items of a collection, with their offsets from its start and their counts. */
export interface Parts<T> {
  readonly its: readonly T[];
  readonly offsets: readonly number[];
  readonly counts: Counts;
}

function leaf(frame: Frame, dynamic: boolean, plain: unknown): Summary {
  return { size: 1, height: 1, anchors: frame.anchor !== undefined, dynamic, duplicates: false, plain };
}

function collection(frame: Frame, counts: Counts): Counts {
  const own: Counts = {
    size: 1,
    height: 0,
    anchors: frame.anchor !== undefined,
    dynamic: false,
    duplicates: false,
  };
  const all = addCounts(own, counts);
  return { ...all, height: all.height + 1 };
}

export function makeScalar(frame: Frame, style: ScalarStyle, text: string): YamlScalar {
  const plain = style === 'plain';
  const value =
    frame.tag !== undefined ? resolveTagged(text, frame.tag, plain) : plain ? resolvePlain(text) : text;
  return { kind: 'scalar', ...frame, style, value, summary: leaf(frame, false, value) };
}

export function makeAlias(frame: Frame, name: string): YamlAlias {
  return { kind: 'alias', ...frame, name, summary: leaf(frame, true, undefined) };
}

/** Whether a key is the merge key: an unquoted `<<`. */
export function isMergeKey(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && key.style === 'plain' && key.tag === undefined;
}

export function makeMap(frame: Frame, flow: boolean, { its, offsets, counts }: Parts<YamlEntry>): YamlMap {
  const plain: Record<string, unknown> = Object.create(null);
  let dynamic = counts.dynamic;
  let duplicates = counts.duplicates;
  for (const { key, value } of its) {
    if (key.summary.dynamic) continue;
    const name = keyText(key);
    if (isMergeKey(key)) dynamic = true;
    else if (name in plain) duplicates = true;
    plain[name] = value ? value.summary.plain : null;
  }
  const summary = {
    ...collection(frame, { ...counts, dynamic, duplicates }),
    plain: dynamic ? undefined : plain,
  };
  return { kind: 'map', ...frame, flow, entries: its, offsets, summary };
}

export function makeSeq(
  frame: Frame,
  flow: boolean,
  { its, offsets, counts }: Parts<YamlItem>,
  plain: readonly unknown[],
): YamlSeq {
  const summary = { ...collection(frame, counts), plain: counts.dynamic ? undefined : plain };
  return { kind: 'seq', ...frame, flow, items: its, offsets, summary };
}
