import type { ParsedYaml } from './parse';
import type { YamlEntry, YamlMap, YamlNode } from './types';

/** A node with its absolute offset. */
export interface Placed {
  readonly node: YamlNode;
  readonly offset: number;
}

/** An entry of a map with absolute offsets, and the map it belongs to. */
export interface PlacedEntry {
  readonly entry: YamlEntry;
  readonly offset: number;
  readonly map: YamlMap;
  readonly mapOffset: number;
  readonly index: number;
}

/** The nodes right under `node`, in document order: keys and values of a map, items of a sequence. */
export function* placedChildren(node: YamlNode, offset: number): Generator<Placed> {
  if (node.kind === 'map') {
    for (const [index, entry] of node.entries.entries()) {
      const start = offset + (node.offsets[index] ?? 0);
      yield { node: entry.key, offset: start + entry.keyOffset };
      if (entry.value) yield { node: entry.value, offset: start + entry.valueOffset };
    }
  } else if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      if (item.node) yield { node: item.node, offset: offset + (node.offsets[index] ?? 0) + item.nodeOffset };
    }
  }
}

/** Every node for which `enter` says so, in document order, parents first; the nodes under a refused one are left out. */
export function* walkNodes(
  node: YamlNode,
  offset: number,
  enter: (node: YamlNode) => boolean,
): Generator<Placed> {
  if (!enter(node)) return;
  yield { node, offset };
  for (const child of placedChildren(node, offset)) yield* walkNodes(child.node, child.offset, enter);
}

/** Every entry of every map, in document order, an entry before those inside its value. */
export function* walkEntries(parsed: ParsedYaml): Generator<PlacedEntry> {
  if (!parsed.root) return;
  for (const { node, offset } of walkNodes(parsed.root, parsed.rootOffset, () => true)) {
    if (node.kind !== 'map') continue;
    for (const [index, entry] of node.entries.entries()) {
      yield { entry, offset: offset + (node.offsets[index] ?? 0), map: node, mapOffset: offset, index };
    }
  }
}
