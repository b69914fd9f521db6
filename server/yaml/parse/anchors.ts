import type { ParsedYaml } from './parse';
import type { Range, YamlNode } from './types';
import { type Placed, walkNodes } from './walk';

const anchored = (node: YamlNode): boolean => node.summary.anchors;

/** The node that an alias `name` at offset `before` refers to: the last one above with that anchor. */
export function findAnchor(root: Placed, name: string, before: number): Placed | undefined {
  let found: Placed | undefined;
  for (const placed of walkNodes(root.node, root.offset, anchored)) {
    if (placed.offset >= before) break;
    if (placed.node.anchor === name) found = placed;
  }
  return found;
}

/** An anchor and the content that it names. */
export interface NamedContent extends Range {
  readonly name: string;
}

/** The anchors whose content ends before an offset, in document order; if a name repeats, its last anchor. */
export function anchorsAbove({ root, rootOffset }: ParsedYaml, before: number): readonly NamedContent[] {
  const found = new Map<string, NamedContent>();
  if (root === undefined) return [];
  for (const { node, offset } of walkNodes(root, rootOffset, anchored)) {
    const to = offset + node.length;
    if (node.anchor === undefined || to > before) continue;
    found.delete(node.anchor);
    found.set(node.anchor, { name: node.anchor, from: offset + node.contentOffset, to });
  }
  return [...found.values()];
}
