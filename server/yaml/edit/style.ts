import type { ParsedYaml, Placed, YamlMap, YamlSeq } from '../parse';
import { dashBefore } from '../parse/locate';
import { lineStartOf } from '../parse/scan/chars';

/** The style of a file, which new text follows. */
export interface FileStyle {
  readonly newline: string;
  /** Columns per level of nesting. */
  readonly unit: number;
}

/**
 * The offset of the dash of a block list's item. If the list is itself an item, it begins after its own first
 * dash.
 */
export function dashOf(text: string, { node, offset }: Placed<YamlSeq>, index: number): number {
  const item = node.items[index];
  let pos = offset + (node.offsets[index] ?? 0);
  let inner = item?.node;
  while (inner?.kind === 'seq' && !inner.flow) {
    pos = dashBefore(text, pos);
    inner = inner.items[0]?.node;
  }
  return dashBefore(text, pos);
}

/** The start of a node's content, after its anchor and tag; for a block list, its first dash. */
export function contentStart(text: string, { node, offset }: Placed): number {
  if (node.kind === 'seq' && !node.flow && node.items.length > 0) return dashOf(text, { node, offset }, 0);
  return offset + node.contentOffset;
}

/** The column at which the entries (or dashes) of a block collection begin. */
export function columnOf(text: string, { node, offset }: Placed<YamlMap | YamlSeq>): number {
  const start = node.kind === 'seq' ? dashOf(text, { node, offset }, 0) : offset + (node.offsets[0] ?? 0);
  return start - lineStartOf(text, start);
}

/** The line break of a file: that of its first line. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The line break and indentation of a file; two columns if it has no nested block. */
export function styleOf({ text, root }: ParsedYaml): FileStyle {
  const nested =
    root?.kind === 'map'
      ? /(?:^|[\r\n])[^\s#][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*( +)[^\s#-]/.exec(
          text,
        )
      : null;
  return { newline: newlineOf(text), unit: nested?.[1]?.length ?? 2 };
}
