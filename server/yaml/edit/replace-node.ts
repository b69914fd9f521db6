import type { ParsedYaml, Placed } from '../parse';
import { lineEndOf } from '../parse/scan/chars';
import { entriesOf, isNested, printAfterColon, printEntry, printInline } from './print';
import { inFlow, type Parent, partValue, type Reached } from './reach';
import { printScalar } from './scalar';
import { columnOf, contentStart, dashOf, styleOf } from './style';
import type { Edit } from './text-edit';

/** Replaces a whole node by a new value; the rest of its last line stays. */
export function replaceNode(parsed: ParsedYaml, { at, parents }: Reached, value: unknown): readonly Edit[] {
  const { text } = parsed;
  const parent = parents.at(-1);
  const flow =
    inFlow(parents) || (at !== undefined && at.node.kind !== 'scalar' && 'flow' in at.node && at.node.flow);
  if (parent === undefined) return replaceRoot(parsed, at, value);
  const blockMap = parent.node.kind === 'map' && !inFlow(parents);
  const oneLine = flow || !blockMap ? inline(value, inFlow(parents)) : undefined;
  const start =
    at === undefined ? endOfPart(parent) : at.node.tag === undefined ? contentStart(text, at) : at.offset;
  const end = at === undefined ? start + loose(text, start) : at.offset + at.node.length;
  const anchor = at?.node.tag !== undefined && at.node.anchor !== undefined ? `&${at.node.anchor} ` : '';
  const isBlock = at !== undefined && (at.node.kind === 'map' || at.node.kind === 'seq') && !at.node.flow;
  if (oneLine !== undefined && !isBlock) {
    const space = at === undefined && !/\s/.test(text.charAt(start - 1)) ? ' ' : '';
    return [{ from: start, to: end, insert: space + anchor + oneLine }];
  }
  const column = columnOf(text, parent);
  const after = oneLine === undefined ? printAfterColon(value, column, styleOf(parsed)) : ` ${oneLine}`;
  return replaceBlock(text, afterKey(text, parent), start, end, anchor, after);
}

/** The blanks at a missing value that can be replaced. */
function loose(text: string, from: number): number {
  return /^[ \t]+(?=,|\r|\n|$)/.exec(text.slice(from))?.[0].length ?? 0;
}

/** The end of the colon (or dash), anchor and tag of a part. */
function afterKey(text: string, parent: Parent): number {
  const value = partValue(parent);
  if (value?.node.anchor !== undefined && value.node.tag === undefined)
    return value.offset + 1 + value.node.anchor.length;
  const { node, offset, index } = parent;
  if (node.kind === 'seq') return dashOf(text, { node, offset }, index) + 1;
  const entry = node.entries[index];
  return (
    text.indexOf(
      ':',
      offset + (node.offsets[index] ?? 0) + (entry?.keyOffset ?? 0) + (entry?.key.length ?? 0),
    ) + 1
  );
}

function replaceBlock(
  text: string,
  colon: number,
  start: number,
  end: number,
  anchor: string,
  after: string,
): readonly Edit[] {
  const head = anchor === '' ? '' : ` ${anchor.trim()}`;
  const broken = /^(?:\r\n|\r|\n)/.test(after);
  const line = lineEndOf(text, colon);
  const behind = start > line ? '' : text.slice(end, lineEndOf(text, end));
  if (start > line) {
    // The old value began on the line below its key: a comment after the key stays there.
    const gone = { from: line, to: end, insert: '' };
    if (!broken) return [{ from: colon, to: colon, insert: head + after }, gone];
    return [
      { from: colon, to: colon, insert: head },
      { ...gone, insert: after },
    ];
  }
  if (!broken || behind.trim() === '') return [{ from: colon, to: end, insert: head + after }];
  const stop = lineEndOf(text, end);
  return [
    { from: colon, to: end, insert: head },
    { from: stop, to: stop, insert: after },
  ];
}

function endOfPart({ node, offset, index }: Parent): number {
  const part = node.kind === 'map' ? node.entries[index] : node.items[index];
  return offset + (node.offsets[index] ?? 0) + (part?.length ?? 0);
}

function inline(value: unknown, flow: boolean): string {
  return isNested(value) ? printInline(value) : printScalar(value, flow);
}

function replaceRoot(parsed: ParsedYaml, at: Placed | undefined, value: unknown): readonly Edit[] {
  const style = styleOf(parsed);
  const lines =
    isNested(value) && !Array.isArray(value) && entriesOf(value).length > 0
      ? entriesOf(value)
          .map(([key, item]) => printEntry(key, item, 0, style))
          .join(style.newline)
      : inline(value, false);
  if (at !== undefined) return [{ from: at.offset, to: at.offset + at.node.length, insert: lines }];
  const end = parsed.text.length;
  const gap = end === 0 || /[\r\n]$/.test(parsed.text) ? '' : style.newline;
  return [{ from: end, to: end, insert: gap + lines + style.newline }];
}
