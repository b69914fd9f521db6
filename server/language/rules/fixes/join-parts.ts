import type { KeyPath } from '../../../core/data';
import { type Parent, reach } from '../../../yaml/edit';
import type { YamlMap } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** The flow map that contains an entry without a value. */
function looseEntry(file: SourceFile, path: KeyPath): Parent<YamlMap> | undefined {
  const { parents, rest } = reach(file.parsed, path);
  const { node, offset, index = 0 } = parents.at(-1) ?? {};
  if (rest.length > 0 || offset === undefined || node?.kind !== 'map' || !node.flow) return undefined;
  return node.entries[index]?.keyOnly === true ? { node, offset, index } : undefined;
}

/** The range of a value that a comma split: from the last entry with a value to the last part without. */
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

/** Fixes that join what an unquoted comma split: a number loses its commas, an expression gets quotes. */
export function joinParts(file: SourceFile, path: KeyPath): readonly Proposal[] {
  const parent = looseEntry(file, path);
  const span = parent && takenApart(parent);
  if (span === undefined) return [];
  const written = file.text.slice(span.from, span.to);
  if (/["'\r\n]/.test(written)) return [];
  const number = /^[$\s]*\d{1,3}(?:,\d{3})+(?!\d)/.exec(written);
  const expression = written.includes('(');
  if (number === null && !expression) return [];
  const insert =
    number === null ? `"${written}"` : number[0].replaceAll(',', '') + written.slice(number[0].length);
  const title = number === null ? `Put \`${written}\` in quotes` : `Write \`${insert}\``;
  return proposal(file, title, [{ ...span, insert }], { safe: true });
}
