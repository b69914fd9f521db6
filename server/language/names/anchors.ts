import {
  keyText,
  type ParsedYaml,
  type Placed,
  placedChildren,
  type Range,
  type YamlNode,
} from '../../yaml/parse';

/** An anchor: its name, the node that it names, and the range of `&name`. */
export interface Anchor {
  readonly name: string;
  readonly target: Placed;
  readonly range: Range;
}

/** An alias: the range of `*name`, and the anchor it refers to; undefined if there is no such anchor above. */
export interface Alias {
  readonly name: string;
  readonly range: Range;
  readonly anchor: Anchor | undefined;
}

/** A merge key: the range of `<<`, and the extent of the entries that it merges. */
export interface Merge {
  readonly key: Range;
  readonly value: Range;
}

/** The range of a node without its anchor and tag. */
export function contentOf({ node, offset }: Placed): Range {
  return { from: offset + node.contentOffset, to: offset + node.length };
}

/** Whether a key is the merge key: an unquoted `<<`. */
export function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && keyText(key) === '<<';
}

/** The range of `&name` before a node's content; a tag or comments may precede it. */
function anchorRange(text: string, { node, offset }: Placed): Range {
  const properties = /&[^\s,[\]{}]+|![^\s]*|#[^\r\n]*|\s+/y;
  properties.lastIndex = offset;
  for (let part = properties.exec(text); part !== null; part = properties.exec(text)) {
    if (part[0].startsWith('&')) return { from: part.index, to: part.index + part[0].length };
    if (properties.lastIndex >= offset + node.contentOffset) break;
  }
  return { from: offset, to: offset + node.contentOffset };
}

/** The anchors, aliases and merge keys of a text. Skips parts without any. */
export class Anchors {
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly Alias[];
  readonly merges: readonly Merge[];
  private readonly aliasAt = new Map<number, Alias>();

  constructor({ text, root, rootOffset }: ParsedYaml) {
    const anchors: Anchor[] = [];
    const aliases: Alias[] = [];
    const merges: Merge[] = [];
    const nearest = new Map<string, Anchor>();
    const visit = (placed: Placed): void => {
      const { node, offset } = placed;
      const { summary, anchor } = node;
      if (!summary.anchors && !summary.dynamic) return;
      if (anchor !== undefined) {
        const found = { name: anchor, target: placed, range: anchorRange(text, placed) };
        anchors.push(found);
        nearest.set(anchor, found);
      }
      if (node.kind === 'alias') {
        const alias = { name: node.name, range: contentOf(placed), anchor: nearest.get(node.name) };
        aliases.push(alias);
        this.aliasAt.set(alias.range.from, alias);
      }
      if (node.kind === 'map')
        for (const [index, { key, keyOffset, value, valueOffset }] of node.entries.entries()) {
          if (!isMerge(key) || value === undefined) continue;
          const start = offset + (node.offsets[index] ?? 0);
          const range = contentOf({ node: value, offset: start + valueOffset });
          merges.push({ key: contentOf({ node: key, offset: start + keyOffset }), value: range });
        }
      for (const child of placedChildren(node, offset)) visit(child);
    };
    if (root !== undefined) visit({ node: root, offset: rootOffset });
    this.anchors = anchors;
    this.aliases = aliases;
    this.merges = merges;
  }

  /** The node that an alias refers to, any other node itself; undefined for an unknown or cyclic alias. */
  follow(placed: Placed): Placed | undefined {
    if (placed.node.kind !== 'alias') return placed;
    const target = this.aliasAt.get(contentOf(placed).from)?.anchor?.target;
    return target !== undefined && target.offset + target.node.length <= placed.offset ? target : undefined;
  }
}
