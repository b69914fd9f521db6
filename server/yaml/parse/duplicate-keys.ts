import { keyText } from './key-text';
import type { ParsedYaml } from './parse';
import { isMergeKey } from './tree/nodes';
import type { Range } from './types';
import { walkNodes } from './walk';

/** A key that stands twice in one map: the later one, whose value counts, and the first. */
export interface DuplicateKey {
  readonly name: string;
  readonly key: Range;
  readonly first: Range;
}

/** The keys that repeat an earlier key of the same map. Only maps that have some are looked into. */
export function duplicateKeys(parsed: ParsedYaml): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  if (!parsed.root) return found;
  for (const { node, offset } of walkNodes(
    parsed.root,
    parsed.rootOffset,
    (child) => child.summary.duplicates,
  )) {
    if (node.kind !== 'map') continue;
    const seen = new Map<string, Range>();
    node.entries.forEach((entry, index) => {
      if (isMergeKey(entry.key) || entry.key.summary.dynamic) return;
      const name = keyText(entry.key);
      const from = offset + (node.offsets[index] ?? 0) + entry.keyOffset;
      const key = { from: from + entry.key.contentOffset, to: from + entry.key.length };
      const first = seen.get(name);
      if (first) found.push({ name, key, first });
      else seen.set(name, key);
    });
  }
  return found;
}
