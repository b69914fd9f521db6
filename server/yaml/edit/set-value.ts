import { type ParsedYaml, type Placed, toValue, type YamlMap, type YamlPath } from '../parse';
import { appendItem } from './append-item';
import { Draft } from './draft';
import { insertIntoMap } from './insert-entry';
import { type Data, dataAt, putInto, sameData } from './plain-data';
import { entriesOf, isNested, printInline } from './print';
import { reach } from './reach';
import { removeEntry } from './remove-entry';
import { replaceNode } from './replace-node';
import type { Edit } from './text-edit';

/** Changes a map to new data entry by entry, so that unchanged entries keep their comments. */
function changeMap(
  parsed: ParsedYaml,
  path: YamlPath,
  before: Data,
  after: Data,
): readonly Edit[] | undefined {
  let draft = Draft.of(parsed);
  for (const [key, item] of entriesOf(after))
    draft = draft.next((now) => setValue(now, [...path, key], item));
  for (const [key] of entriesOf(before))
    if (after[key] === undefined) draft = draft.next((now) => removeEntry(now, [...path, key]));
  return sameData(dataAt(toValue(draft.parsed).value, path), after) ? draft.edits : undefined;
}

function intoMap(
  parsed: ParsedYaml,
  map: Placed<YamlMap>,
  rest: YamlPath,
  data: unknown,
  value: unknown,
  order?: readonly string[],
): readonly Edit[] {
  const [key, ...deeper] = rest;
  const inner = putInto(dataAt(data, key === undefined ? [] : [key]), deeper, value);
  return insertIntoMap(parsed, map, String(key), inner, order);
}

/**
 * Sets the value at a key path by a minimal edit in the style of the file; comments and everything else stay
 * unchanged. Missing maps on the way are added. A map that comes from an alias or a merge key gets the value as an
 * additional entry, so that the text of the anchor stays unchanged. Changes inside an anchored node affect its
 * aliases too.
 *
 * @param value plain data; undefined removes the entry
 * @param order the preferred order of the keys of the map; without it a new key is appended
 */
export function setValue(
  parsed: ParsedYaml,
  path: YamlPath,
  value: unknown,
  order?: readonly string[],
): readonly Edit[] {
  if (value === undefined) return removeEntry(parsed, path);
  const reached = reach(parsed, path);
  const { at, rest, parents } = reached;
  const depth = path.length - rest.length;
  const data = dataAt(toValue(parsed).value, path.slice(0, depth));
  if (rest.length > 0) {
    if (at?.node.kind === 'map')
      return intoMap(parsed, { node: at.node, offset: at.offset }, rest, data, value, order);
    if (at?.node.kind === 'seq' && rest[0] === at.node.items.length)
      return appendItem(
        parsed,
        { node: at.node, offset: at.offset },
        putInto(undefined, rest.slice(1), value),
      );
    if (at?.node.kind === 'alias' && isNested(data) && !Array.isArray(data)) {
      const changed = putInto(dataAt(data, rest.slice(0, 1)), rest.slice(1), value);
      const own = printInline({ [String(rest[0])]: changed }).slice(2, -2);
      return [
        { from: at.offset, to: at.offset + at.node.length, insert: `{ <<: *${at.node.name}, ${own} }` },
      ];
    }
    return replaceNode(parsed, { at, parents, rest: [] }, putInto(data, rest, value));
  }
  if (at !== undefined && sameData(data, value)) return [];
  if (
    at?.node.kind === 'map' &&
    isNested(value) &&
    !Array.isArray(value) &&
    at.node.entries.length > 0 &&
    entriesOf(value).length > 0
  ) {
    const edits = changeMap(parsed, path, data as Data, value as Data);
    if (edits !== undefined) return edits;
  }
  if (at?.node.kind === 'seq' && Array.isArray(value) && value.length === at.node.items.length) {
    const list: readonly unknown[] = value;
    return list.reduce<Draft>(
      (draft, item, index) => draft.next((now) => setValue(now, [...path, index], item)),
      Draft.of(parsed),
    ).edits;
  }
  return replaceNode(parsed, reached, value);
}
