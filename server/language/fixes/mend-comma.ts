import type { Parent } from '../../yaml/edit';
import type { YamlMap } from '../../yaml/parse';
import { type Fix, proposal } from './fix';
import { entryWithKeyAt } from './place-of-finding';

/** The value that a comma took apart: from the last entry with a value to the last part without. */
function takenApart({ node, offset, index }: Parent<YamlMap>): { from: number; to: number } | undefined {
  const first = node.entries.findLastIndex(({ value }, at) => at < index && value !== undefined);
  const value = node.entries[first];
  const loose = node.entries.slice(first + 1, index + 1);
  if (value === undefined || !loose.every(({ keyOnly }) => keyOnly)) return undefined;
  let last = index;
  while (node.entries[last + 1]?.keyOnly === true) last++;
  const from = offset + (node.offsets[first] ?? 0) + value.valueOffset;
  return { from, to: offset + (node.offsets[last] ?? 0) + (node.entries[last]?.length ?? 0) };
}

/** Puts together what an unquoted comma took apart: a number loses its commas, an expression gets quotes. */
export const mendComma: Fix = {
  codes: ['unquoted-comma', 'unknown-key'],
  safe: true,
  propose: (context) => {
    const { file, finding } = context;
    const parent = entryWithKeyAt(file.parsed, finding.from);
    const span = parent?.node.flow === true ? takenApart(parent) : undefined;
    if (parent?.node.entries[parent.index]?.keyOnly !== true || span === undefined) return [];
    const written = file.text.slice(span.from, span.to);
    if (/["'\r\n]/.test(written)) return [];
    const number = /^[$\s]*\d{1,3}(?:,\d{3})+(?!\d)/.exec(written);
    const expression = written.includes('(');
    if (number === null && !expression) return [];
    const insert =
      number === null ? `"${written}"` : number[0].replaceAll(',', '') + written.slice(number[0].length);
    const title = number === null ? `Put \`${written}\` in quotes` : `Write \`${insert}\``;
    return proposal(context, title, [{ ...span, insert }]);
  },
};
