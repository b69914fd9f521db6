import { dashOf, type Edit } from '../edit';
import { nodesOf, type ParsedYaml, type Placed, type YamlMap, type YamlSeq } from '../parse';

/** Replaces the blanks between two offsets of a line by `wanted`; leaves line breaks and comments unchanged. */
function gap(text: string, from: number, to: number, wanted: string): readonly Edit[] {
  const found = text.slice(from, to);
  return found === wanted || !/^[ \t]*$/.test(found) || to < from ? [] : [{ from, to, insert: wanted }];
}

/** The blanks around the colon of each entry. */
function colons(text: string, { node, offset }: Placed<YamlMap>): readonly Edit[] {
  return node.entries.flatMap((entry, index) => {
    const start = offset + (node.offsets[index] ?? 0);
    const keyEnd = start + entry.keyOffset + entry.key.length;
    const between = /^([ \t]*):/.exec(text.slice(keyEnd, start + entry.length));
    if (between === null || entry.keyOnly) return [];
    const colon = keyEnd + between[0].length;
    // An alias needs the blank before the colon.
    const before = entry.key.kind === 'alias' ? [] : gap(text, keyEnd, colon - 1, '');
    if (entry.value === undefined || entry.value.length === 0) return before;
    return [...before, ...gap(text, colon, start + entry.valueOffset, ' ')];
  });
}

/** The blanks after each dash. */
function dashes(text: string, { node, offset }: Placed<YamlSeq>): readonly Edit[] {
  return node.items.flatMap((item, index) => {
    if (item.node === undefined) return [];
    const start = offset + (node.offsets[index] ?? 0) + item.nodeOffset;
    const dash = dashOf(text, { node, offset }, index);
    const blanks = /^[ \t]+(?=\S)/.exec(text.slice(dash + 1, start))?.[0].length ?? start - dash - 1;
    return gap(text, dash + 1, dash + 1 + blanks, ' ');
  });
}

/** The blanks inside brackets and around commas: `{ a: 1, b: [2, 3] }`. */
function brackets(text: string, { node, offset }: Placed<YamlMap | YamlSeq>): readonly Edit[] {
  const open = offset + node.contentOffset;
  const end = offset + node.length;
  if (!/[{[]/.test(text.charAt(open))) return [];
  const parts = (node.kind === 'map' ? node.entries : node.items).map(({ length }, index) => {
    const from = offset + (node.offsets[index] ?? 0);
    return { from, to: from + length };
  });
  const [first, last] = [parts[0], parts.at(-1)];
  const pad = node.kind === 'map' ? ' ' : '';
  if (first === undefined || last === undefined) return gap(text, open + 1, end - 1, '');
  const commas = parts.flatMap(({ to }, index) => {
    const next = parts[index + 1];
    const comma = /^[ \t]*,/.exec(text.slice(to, next?.from ?? end));
    if (comma === null) return [];
    const after = to + comma[0].length;
    return [...gap(text, to, after - 1, ''), ...(next === undefined ? [] : gap(text, after, next.from, ' '))];
  });
  const trailing = /,[ \t]*$/.test(text.slice(last.to, end - 1))
    ? end - 1 - (/[ \t]*$/.exec(text.slice(last.to, end - 1))?.[0].length ?? 0)
    : last.to;
  return [...gap(text, open + 1, first.from, pad), ...commas, ...gap(text, trailing, end - 1, pad)];
}

/** The edits of the blanks within lines. */
export function gapEdits(parsed: ParsedYaml): readonly Edit[] {
  const { text } = parsed;
  return nodesOf(parsed).flatMap(({ node, offset }): readonly Edit[] => {
    if (node.kind === 'map')
      return [...colons(text, { node, offset }), ...(node.flow ? brackets(text, { node, offset }) : [])];
    if (node.kind !== 'seq') return [];
    return node.flow ? brackets(text, { node, offset }) : dashes(text, { node, offset });
  });
}
