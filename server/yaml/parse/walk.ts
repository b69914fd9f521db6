import type { ParsedYaml } from './parse';
import type { YamlNode } from './types';

/** A node with its absolute offset. */
export interface Placed<Node extends YamlNode = YamlNode> {
  readonly node: Node;
  readonly offset: number;
}

/** The direct children of `node`, in document order: keys and values of a map, items of a sequence. */
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

/**
 * The node and its descendants in document order, parents first. Skips a node that `enter` rejects, with all its
 * descendants.
 */
export function* walkNodes(
  node: YamlNode,
  offset: number,
  enter: (node: YamlNode) => boolean,
): Generator<Placed> {
  if (!enter(node)) return;
  yield { node, offset };
  for (const child of placedChildren(node, offset)) yield* walkNodes(child.node, child.offset, enter);
}

/** Every node of a text, in document order, parents first. */
export function nodesOf({ root, rootOffset }: ParsedYaml): readonly Placed[] {
  return root === undefined ? [] : [...walkNodes(root, rootOffset, () => true)];
}
