import {
  keyText,
  type ParsedYaml,
  type Placed,
  type YamlMap,
  type YamlNode,
  type YamlPath,
  type YamlSeq,
} from '../parse';

/** A collection that holds a place, and which of its parts that is. */
export interface Parent<Node extends YamlMap | YamlSeq = YamlMap | YamlSeq> extends Placed<Node> {
  readonly index: number;
}

/** How far a path can be followed without leaving the text it is written in: an alias ends it, as does a missing key. */
export interface Reached {
  /** Where the way ends; undefined for an entry or item without a value, and for an empty file. */
  readonly at: Placed | undefined;
  /** The parts passed, outermost first; the last one holds `at`. */
  readonly parents: readonly Parent[];
  /** What of the path is left. */
  readonly rest: YamlPath;
}

/** The last entry of a map with that name, as it counts in plain data; -1 where there is none. */
function entryIndex(map: YamlMap, name: string): number {
  return map.entries.findLastIndex(({ key }) => !key.summary.dynamic && keyText(key) === name);
}

/** The value of a part of a collection. */
export function partValue({ node, offset, index }: Parent): Placed | undefined {
  const start = offset + (node.offsets[index] ?? 0);
  if (node.kind === 'map') {
    const entry = node.entries[index];
    return entry?.value && { node: entry.value, offset: start + entry.valueOffset };
  }
  const item = node.items[index];
  return item?.node && { node: item.node, offset: start + item.nodeOffset };
}

function indexOf(node: YamlNode, step: string | number): number {
  if (node.kind === 'map') return entryIndex(node, String(step));
  return node.kind === 'seq' && typeof step === 'number' && step < node.items.length ? step : -1;
}

/** Follows a path as far as the text itself goes. */
export function reach(parsed: ParsedYaml, path: YamlPath): Reached {
  let at: Placed | undefined = parsed.root && { node: parsed.root, offset: parsed.rootOffset };
  const parents: Parent[] = [];
  for (const [depth, step] of path.entries()) {
    const index = at === undefined ? -1 : indexOf(at.node, step);
    if (at === undefined || index < 0 || (at.node.kind !== 'map' && at.node.kind !== 'seq'))
      return { at, parents, rest: path.slice(depth) };
    const parent: Parent = { node: at.node, offset: at.offset, index };
    parents.push(parent);
    at = partValue(parent);
  }
  return { at, parents, rest: [] };
}

/** Whether a place is inside a flow collection. */
export function inFlow(parents: readonly Parent[]): boolean {
  return parents.some(({ node }) => node.flow);
}
