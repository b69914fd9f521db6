import type { ParsedYaml, Placed, YamlSeq } from '../parse';
import { lineEndOf } from '../parse/scan/chars';
import { printInline, printItem } from './print';
import { columnOf, styleOf } from './style';
import type { Edit } from './text-edit';

/** Appends an item to a list, in the list's own style (flow or block). */
export function appendItem(
  parsed: ParsedYaml,
  { node, offset }: Placed<YamlSeq>,
  value: unknown,
): readonly Edit[] {
  const last = node.items.length - 1;
  const end = offset + (node.offsets[last] ?? 0) + (node.items[last]?.length ?? 0);
  if (last < 0)
    return [{ from: offset + node.contentOffset, to: offset + node.length, insert: printInline([value]) }];
  if (node.flow) return [{ from: end, to: end, insert: `, ${printInline(value)}` }];
  const style = styleOf(parsed);
  const column = columnOf(parsed.text, { node, offset });
  const line = lineEndOf(parsed.text, end);
  return [
    { from: line, to: line, insert: style.newline + ' '.repeat(column) + printItem(value, column, style) },
  ];
}
