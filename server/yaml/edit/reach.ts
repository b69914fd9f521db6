import {
  keyText,
  type ParsedYaml,
  type Placed,
  type YamlMap,
  type YamlNode,
  type YamlPath,
  type YamlSeq,
} from '../parse';

/** A collection that contains a node, and the index of the part that the node is in. */
export interface Parent<Node extends YamlMap | YamlSeq = YamlMap | YamlSeq> extends Placed<Node> {
  readonly index: number;
}

/** How far a path can be followed in the text itself: an alias or a missing key ends it. */
export interface Reached {
  /** The last node reached; undefined for an entry or item without a value, and for an empty file. */
  readonly at: Placed | undefined;
  /** The collections passed, outermost first; the last one contains `at`. */
  readonly parents: readonly Parent[];
  /** The part of the path that is left. */
  readonly rest: YamlPath;
}

/** The index of the last entry with that name, which is the one that counts in plain data; -1 if there is none. */
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

/** Follows a path as far as the text itself goes, without following aliases. */
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

/** Whether any of the collections is a flow collection. */
export function inFlow(parents: readonly Parent[]): boolean {
  return parents.some(({ node }) => node.flow);
}
