import type { ParsedYaml, YamlMap, YamlPath, YamlSeq } from '../parse';
import { lineEndOf, lineStartOf, nextLine, skipBlanks } from '../parse/scan/chars';
import { firstOnLine, lastOnLine } from './lines';
import { type Parent, reach } from './reach';
import { replaceNode } from './replace-node';
import { columnOf, dashOf } from './style';
import type { Edit } from './text-edit';

/** What is removed with an entry. */
export interface RemoveOptions {
  /** Whether to remove the comment lines directly above. */
  readonly comments?: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The start of the block of comment lines directly above a line, or of the line itself if there are none. An empty
 * line ends the block.
 */
function commentsAbove(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const crlf = text.startsWith('\r\n', start - 2);
    const line = lineStartOf(text, start - (crlf ? 2 : 1));
    if (text.charAt(skipBlanks(text, line)) !== '#') break;
    start = line;
  }
  return start;
}

/** The extent of a part of a collection; for a block list item, with its dash. */
function spanOf(text: string, { node, offset }: Parent<YamlMap | YamlSeq>, index: number): Span {
  const start = offset + (node.offsets[index] ?? 0);
  const length = (node.kind === 'map' ? node.entries : node.items)[index]?.length ?? 0;
  const from = node.kind === 'seq' && !node.flow ? dashOf(text, { node, offset }, index) : start;
  return { from, to: start + length };
}

function blockRemoval(text: string, span: Span, next: Span | undefined, from: number): readonly Edit[] {
  const end = lineEndOf(
    text,
    Math.max(span.to - (/[\r\n]/.test(text.charAt(span.to - 1)) ? 1 : 0), span.from),
  );
  if (firstOnLine(text, span.from)) {
    const after = nextLine(text, lineEndOf(text, end));
    // The last line has no line break of its own: remove the one before it.
    const last = after === end;
    const start = last ? text.slice(0, from).replace(/(?:\r\n|\r|\n)$/, '').length : from;
    return [{ from: start, to: after, insert: '' }];
  }
  // The entry shares its line with a dash: move the next entry up to the dash, unless comments are in between.
  const bare = next !== undefined && /^[ \t]*(?:#[^\r\n]*)?\s*$/.test(text.slice(span.to, next.from));
  return [{ from: span.from, to: bare && next !== undefined ? next.from : end, insert: '' }];
}

function flowRemoval(
  text: string,
  span: Span,
  before: Span | undefined,
  next: Span | undefined,
): readonly Edit[] {
  const comma = /^[ \t]*,[ \t]*/.exec(text.slice(span.to));
  const end = span.to + (comma?.[0].length ?? 0);
  if (firstOnLine(text, span.from) && lastOnLine(text, end)) {
    const line: Edit = {
      from: lineStartOf(text, span.from),
      to: nextLine(text, lineEndOf(text, end)),
      insert: '',
    };
    if (next !== undefined || comma !== null || before === undefined) return [line];
    const left = /,/.exec(text.slice(before.to, line.from));
    return left === null ? [line] : [{ from: before.to, to: before.to + left.index + 1, insert: '' }, line];
  }
  if (next !== undefined) return [{ from: span.from, to: Math.max(next.from, end), insert: '' }];
  if (before === undefined || comma !== null) return [{ from: span.from, to: end, insert: '' }];
  const between = text.slice(before.to, span.from);
  if (!/[\r\n]/.test(between)) return [{ from: before.to, to: span.to, insert: '' }];
  const left = before.to + between.indexOf(',');
  return [
    { from: left, to: left + 1, insert: '' },
    { from: span.from, to: span.to, insert: '' },
  ];
}

/** Removes a part of a collection, in block text with its line. Removing the last part leaves `{}` or `[]`. */
export function removePart(
  parsed: ParsedYaml,
  parent: Parent<YamlMap | YamlSeq>,
  comments = false,
): readonly Edit[] {
  const { text } = parsed;
  const { node, offset, index } = parent;
  const count = node.offsets.length;
  const span = spanOf(text, parent, index);
  if (count === 1) {
    const empty = node.kind === 'map' ? '{}' : '[]';
    if (node.flow) return [{ from: offset + node.contentOffset, to: offset + node.length, insert: empty }];
    return [{ from: span.from, to: span.to, insert: empty }];
  }
  const before = index > 0 ? spanOf(text, parent, index - 1) : undefined;
  const next = index + 1 < count ? spanOf(text, parent, index + 1) : undefined;
  if (node.flow) return flowRemoval(text, span, before, next);
  const start = lineStartOf(text, span.from);
  return blockRemoval(text, span, next, comments ? commentsAbove(text, start) : start);
}

/** Removes the key and value at a path. No edits if the value comes from an anchor or is missing. */
export function removeEntry(
  parsed: ParsedYaml,
  path: YamlPath,
  { comments = false }: RemoveOptions = {},
): readonly Edit[] {
  const { parents, rest } = reach(parsed, path);
  const parent = parents.at(-1);
  if (parent === undefined || rest.length > 0) return [];
  const { node, offset } = parent;
  const outer = parents.at(-2);
  const level = outer !== undefined && columnOf(parsed.text, outer) >= columnOf(parsed.text, parent);
  // A list may have its dashes at the column of the key, but not its brackets.
  if (node.offsets.length === 1 && !node.flow && level)
    return replaceNode(
      parsed,
      { at: { node, offset }, parents: parents.slice(0, -1), rest: [] },
      node.kind === 'map' ? {} : [],
    );
  return removePart(parsed, parent, comments);
}
