import { keyText } from './key-text';
import type { ParsedYaml } from './parse';
import { isMergeKey } from './tree/nodes';
import type { Range, YamlMap } from './types';
import { type Placed, walkNodes } from './walk';

/** A key that occurs twice in one map: the first one, and the later one, whose value counts. */
export interface DuplicateKey {
  readonly name: string;
  readonly key: Range;
  readonly first: Range;
  readonly map: Placed<YamlMap>;
  /** The indexes of the two entries in the map. */
  readonly later: number;
  readonly earlier: number;
}

/** The keys that repeat an earlier key of the same map. Skips parts of the tree without duplicates. */
export function duplicateKeys(parsed: ParsedYaml): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  if (!parsed.root) return found;
  for (const { node, offset } of walkNodes(
    parsed.root,
    parsed.rootOffset,
    (child) => child.summary.duplicates,
  )) {
    if (node.kind !== 'map') continue;
    const map = { node, offset };
    const seen = new Map<string, { readonly range: Range; readonly index: number }>();
    node.entries.forEach((entry, later) => {
      if (isMergeKey(entry.key) || entry.key.summary.dynamic) return;
      const name = keyText(entry.key);
      const from = offset + (node.offsets[later] ?? 0) + entry.keyOffset;
      const key = { from: from + entry.key.contentOffset, to: from + entry.key.length };
      const first = seen.get(name);
      if (first) found.push({ name, key, first: first.range, map, later, earlier: first.index });
      else seen.set(name, { range: key, index: later });
    });
  }
  return found;
}
