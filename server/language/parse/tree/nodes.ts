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

/** Anchor, tag and extent, which every kind of node has. */
export interface Frame {
  readonly length: number;
  readonly contentOffset: number;
  readonly anchor?: string;
  readonly tag?: string;
}

interface Counts {
  size: number;
  height: number;
  anchors: boolean;
  dynamic: boolean;
  duplicates: boolean;
}

function base(frame: Frame) {
  const { length, contentOffset, anchor, tag } = frame;
  return {
    length,
    contentOffset,
    ...(anchor === undefined ? {} : { anchor }),
    ...(tag === undefined ? {} : { tag }),
  };
}

function leaf(frame: Frame, dynamic: boolean, plain: unknown): Summary {
  return {
    size: 1,
    height: 1,
    anchors: frame.anchor !== undefined,
    dynamic,
    duplicates: false,
    plain,
  };
}

export function makeScalar(frame: Frame, style: ScalarStyle, text: string): YamlScalar {
  const plain = style === 'plain';
  const value =
    frame.tag !== undefined ? resolveTagged(text, frame.tag, plain) : plain ? resolvePlain(text) : text;
  return { kind: 'scalar', ...base(frame), style, value, summary: leaf(frame, false, value) };
}

export function makeAlias(frame: Frame, name: string): YamlAlias {
  return { kind: 'alias', ...base(frame), name, summary: leaf(frame, true, undefined) };
}

function startCounts(frame: Frame): Counts {
  return {
    size: 1,
    height: 1,
    anchors: frame.anchor !== undefined,
    dynamic: false,
    duplicates: false,
  };
}

function count(counts: Counts, child: YamlNode): void {
  const { summary } = child;
  counts.size += summary.size;
  if (summary.height >= counts.height) counts.height = summary.height + 1;
  if (summary.anchors) counts.anchors = true;
  if (summary.dynamic) counts.dynamic = true;
  if (summary.duplicates) counts.duplicates = true;
}

/** Whether a key is the merge key: an unquoted `<<`. */
export function isMergeKey(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<' && key.tag === undefined;
}

export function makeMap(
  frame: Frame,
  flow: boolean,
  entries: readonly YamlEntry[],
  offsets: readonly number[],
): YamlMap {
  const counts = startCounts(frame);
  const plain: Record<string, unknown> = Object.create(null);
  for (const { key, value } of entries) {
    count(counts, key);
    if (value) count(counts, value);
    if (key.summary.dynamic) continue;
    const name = keyText(key);
    if (isMergeKey(key)) counts.dynamic = true;
    else if (name in plain) counts.duplicates = true;
    plain[name] = value ? value.summary.plain : null;
  }
  const summary = { ...counts, plain: counts.dynamic ? undefined : plain };
  return { kind: 'map', ...base(frame), flow, entries, offsets, summary };
}

export function makeSeq(
  frame: Frame,
  flow: boolean,
  items: readonly YamlItem[],
  offsets: readonly number[],
): YamlSeq {
  const counts = startCounts(frame);
  const plain: unknown[] = [];
  for (const { node } of items) {
    if (node) count(counts, node);
    plain.push(node ? node.summary.plain : null);
  }
  const summary = { ...counts, plain: counts.dynamic ? undefined : plain };
  return { kind: 'seq', ...base(frame), flow, items, offsets, summary };
}
