import type { SourceFile } from '../../language/workspace';
import { keyText, type YamlNode } from '../../yaml/parse';

/** Deeper entries use the line of their ancestor. */
const DEEPEST = 5;
/** The maximum number of entries, which limits the size of the message. */
const MOST_ENTRIES = 2000;

/** The line (from 0) of every entry of a file, by its dot-separated key path. */
export function sourceLines({ parsed, lines }: SourceFile): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  const note = (path: string, offset: number): void => {
    found.set(path, lines.positionAt(offset).line);
  };
  const visit = (node: YamlNode, offset: number, prefix: string, depth: number): void => {
    if (depth > DEEPEST || found.size > MOST_ENTRIES) return;
    if (node.kind === 'map') {
      for (const [index, entry] of node.entries.entries()) {
        const start = offset + (node.offsets[index] ?? 0);
        const key = keyText(entry.key);
        note(`${prefix}${key}`, start + entry.keyOffset);
        if (entry.value) visit(entry.value, start + entry.valueOffset, `${prefix}${key}.`, depth + 1);
      }
    } else if (node.kind === 'seq') {
      for (const [index, item] of node.items.entries()) {
        const start = offset + (node.offsets[index] ?? 0) + item.nodeOffset;
        note(`${prefix}${index}`, start);
        if (item.node) visit(item.node, start, `${prefix}${index}.`, depth + 1);
      }
    }
  };
  if (parsed.root) visit(parsed.root, parsed.rootOffset, '', 1);
  return Object.fromEntries(found);
}
