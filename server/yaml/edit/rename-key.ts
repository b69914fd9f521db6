import type { ParsedYaml, YamlPath } from '../parse';
import { printScalar } from './print';
import { inFlow, reach } from './reach';
import type { Edit } from './text-edit';

/** Gives the entry at a path another key; its value stays. Nothing where the text has no such entry of its own. */
export function renameKey(parsed: ParsedYaml, path: YamlPath, name: string): readonly Edit[] {
  const { parents, rest } = reach(parsed, path);
  const parent = parents.at(-1);
  if (parent?.node.kind !== 'map' || rest.length > 0) return [];
  const entry = parent.node.entries[parent.index];
  if (entry === undefined) return [];
  const start = parent.offset + (parent.node.offsets[parent.index] ?? 0) + entry.keyOffset;
  const insert = printScalar(name, inFlow(parents));
  return [{ from: start + entry.key.contentOffset, to: start + entry.key.length, insert }];
}
