import type { ParsedYaml, YamlMap, YamlPath, YamlSeq } from '../parse';
import { lineEndOf, lineStartOf, nextLine } from '../parse/scan/chars';
import { commentsAbove } from './comments';
import { firstOnLine, lastOnLine } from './lines';
import { type Parent, reach } from './reach';
import { replaceNode } from './replace-node';
import { columnOf, dashOf } from './style';
import type { Edit } from './text-edit';

/** What a removal takes along. */
export interface RemoveOptions {
  /** Also the comment lines right above. */
  readonly comments?: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of a collection; a block list's item with its dash. */
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
    // The last line takes the line break before it along when it has none of its own.
    const last = after === end;
    const start = last ? text.slice(0, from).replace(/(?:\r\n|\r|\n)$/, '').length : from;
    return [{ from: start, to: after, insert: '' }];
  }
  // It shares its line with a dash: the next entry moves up to the dash, unless comments are between.
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

/** Takes a part out of a collection, with its line in block text. The last part of all leaves `{}` or `[]`. */
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

/**
 * Removes what a path leads to, key and value; nothing where the text has it from an anchor or not at all.
 */
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
  // Brackets cannot stand where the dashes of a list may, at the column of the key.
  if (node.offsets.length === 1 && !node.flow && level)
    return replaceNode(
      parsed,
      { at: { node, offset }, parents: parents.slice(0, -1), rest: [] },
      node.kind === 'map' ? {} : [],
    );
  return removePart(parsed, parent, comments);
}
