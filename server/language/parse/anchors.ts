import type { YamlNode } from './types';
import { type Placed, walkNodes } from './walk';

/** The node that an alias `name` at offset `before` stands for: the last one with that anchor above it. */
export function findAnchor(root: Placed, name: string, before: number): Placed | undefined {
  let found: Placed | undefined;
  const anchored = (node: YamlNode): boolean => node.summary.anchors;
  for (const placed of walkNodes(root.node, root.offset, anchored)) {
    if (placed.offset >= before) break;
    if (placed.node.anchor === name) found = placed;
  }
  return found;
}
