import { keyText, type ParsedYaml, type Placed, type YamlMap } from '../parse';
import { lineEndOf, lineStartOf } from '../parse/scan/chars';
import { firstOnLine, lastOnLine } from './lines';
import { printEntry, printInline } from './print';
import { columnOf, styleOf } from './style';
import type { Edit } from './text-edit';

/** The extent of an entry, from its key to the end of its value. */
function entrySpan({ node, offset }: Placed<YamlMap>, index: number): { from: number; to: number } {
  const from = offset + (node.offsets[index] ?? 0);
  return { from, to: from + (node.entries[index]?.length ?? 0) };
}

/**
 * The index of the entry after which `key` belongs: the last entry whose key precedes it in `order`. -1 means
 * before all entries. Without an order, or for an unknown key, the last entry.
 */
function placeFor(map: YamlMap, key: string, order: readonly string[] | undefined): number {
  const rank = order?.indexOf(key) ?? -1;
  if (order === undefined || rank < 0) return map.entries.length - 1;
  return map.entries.findLastIndex((entry) => {
    const other = order.indexOf(keyText(entry.key));
    return other >= 0 && other < rank;
  });
}

function flowInsert(parsed: ParsedYaml, map: Placed<YamlMap>, after: number, text: string): readonly Edit[] {
  const { text: file } = parsed;
  const first = map.node.entries[0];
  if (first === undefined) {
    const from = map.offset + map.node.contentOffset;
    const to = map.offset + map.node.length;
    const empty = /^\{[ \t]*\}$/.test(file.slice(from, to));
    return empty
      ? [{ from, to, insert: `{ ${text} }` }]
      : [{ from: from + 1, to: from + 1, insert: ` ${text},` }];
  }
  if (after < 0) {
    const { from } = entrySpan(map, 0);
    const own = firstOnLine(file, from);
    const gap = own ? styleOf(parsed).newline + file.slice(lineStartOf(file, from), from) : ' ';
    return [{ from, to: from, insert: `${text},${gap}` }];
  }
  const { from, to } = entrySpan(map, after);
  const own = firstOnLine(file, from);
  if (!own) return [{ from: to, to, insert: `, ${text}` }];
  const gap = styleOf(parsed).newline + file.slice(lineStartOf(file, from), from);
  if (!lastOnLine(file, to)) return [{ from: to, to, insert: `,${gap}${text}` }];
  // A comment after the last entry stays after it.
  const end = lineEndOf(file, to);
  return [
    { from: to, to, insert: ',' },
    { from: end, to: end, insert: gap + text },
  ];
}

/** Skips comment lines that are indented deeper than a column: they belong to the entry above. */
function afterComments(text: string, end: number, column: number): number {
  const comments = new RegExp(`(?:(?:\\r\\n|\\r|\\n) {${column + 1},}#[^\\r\\n]*)*`, 'y');
  comments.lastIndex = end;
  return end + (comments.exec(text)?.[0].length ?? 0);
}

/** The end of an entry, including its trailing comment and the line breaks that a block scalar keeps. */
function endOfEntry(parsed: ParsedYaml, map: Placed<YamlMap>, index: number): number {
  const { text } = parsed;
  const { to } = entrySpan(map, index);
  let value = map.node.entries[index]?.value;
  while (value !== undefined && (value.kind === 'map' || value.kind === 'seq') && !value.flow)
    value = value.kind === 'map' ? value.entries.at(-1)?.value : value.items.at(-1)?.node;
  const kept = value?.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded');
  if (!kept) return afterComments(text, lineEndOf(text, to), columnOf(text, map));
  const blank = /(?:(?:\r\n|\r(?!\n)|\n)[ \t]*)*(?=\r|\n|$)/y;
  blank.lastIndex = lineEndOf(text, Math.max(to - 1, 0));
  const end = blank.exec(text);
  return end === null ? lineEndOf(text, to) : Math.min(end.index + end[0].length, text.length);
}

function blockInsert(
  parsed: ParsedYaml,
  map: Placed<YamlMap>,
  after: number,
  key: string,
  value: unknown,
): readonly Edit[] {
  const style = styleOf(parsed);
  const column = columnOf(parsed.text, map);
  const text = printEntry(key, value, column, style);
  const indent = ' '.repeat(column);
  if (after < 0) {
    const { from } = entrySpan(map, 0);
    return [{ from, to: from, insert: text + style.newline + indent }];
  }
  const end = endOfEntry(parsed, map, after);
  return [{ from: end, to: end, insert: style.newline + indent + text }];
}

/**
 * Inserts a new entry into a map that lacks the key, in the map's style: on its own line in a block map, after a
 * comma in a flow map.
 *
 * @param order the preferred order of keys; without it the entry is appended
 */
export function insertIntoMap(
  parsed: ParsedYaml,
  map: Placed<YamlMap>,
  key: string,
  value: unknown,
  order?: readonly string[],
): readonly Edit[] {
  const after = placeFor(map.node, key, order);
  if (!map.node.flow) return blockInsert(parsed, map, after, key, value);
  return flowInsert(parsed, map, after, printInline({ [key]: value }).slice(2, -2));
}
