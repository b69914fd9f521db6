import type { Summary, YamlNode } from '../types';

/** The part of a summary that adds up over child nodes. */
export type Counts = Omit<Summary, 'plain'>;

/** The counts of an empty set of nodes. */
export const NO_COUNTS: Counts = { size: 0, height: 0, anchors: false, dynamic: false, duplicates: false };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    size: a.size + b.size,
    height: Math.max(a.height, b.height),
    anchors: a.anchors || b.anchors,
    dynamic: a.dynamic || b.dynamic,
    duplicates: a.duplicates || b.duplicates,
  };
}

export function countNodes(...nodes: readonly (YamlNode | undefined)[]): Counts {
  return nodes.reduce((counts, node) => (node ? addCounts(counts, node.summary) : counts), NO_COUNTS);
}
