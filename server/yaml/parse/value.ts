import { ALIAS_BUDGET, DEPTH_BUDGET } from './budgets';
import { keyText } from './key-text';
import type { ParsedYaml } from './parse';
import type { YamlProblemCode } from './problem-codes';
import { endOnLine } from './scan/chars';
import { isMergeKey } from './tree/nodes';
import type { YamlAlias, YamlMap, YamlNode, YamlProblem, YamlSeq } from './types';
import { placedChildren } from './walk';

/** Plain data, and the problems with its aliases and merge keys. */
export interface Resolved {
  /** Maps are objects without a prototype, empty values are null; undefined for a document without content. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
}

/** A value with the number of nodes it expands to, and its depth. */
interface Sized {
  readonly value: unknown;
  readonly size: number;
  readonly height: number;
}

interface Anchored {
  readonly sized: Sized | undefined;
}

type PlainMap = Record<string, unknown>;

function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NOTHING: Sized = { value: null, size: 1, height: 1 };

class Resolver {
  readonly problems: YamlProblem[] = [];
  private readonly anchors = new Map<string, Anchored>();
  private expanded = 0;

  constructor(private readonly text: string) {}

  resolve(node: YamlNode, offset: number, depth: number): Sized {
    const { summary, anchor } = node;
    if (!summary.dynamic) {
      if (summary.anchors) this.remember(node, offset);
      return { value: summary.plain, size: summary.size, height: summary.height };
    }
    if (anchor !== undefined) this.anchors.set(anchor, { sized: undefined });
    const sized = this.dynamic(node, offset, depth);
    if (anchor !== undefined) this.anchors.set(anchor, { sized });
    return sized;
  }

  /** Records the anchors of a node that contains no alias. */
  private remember(node: YamlNode, offset: number): void {
    if (!node.summary.anchors) return;
    const { plain: value, size, height } = node.summary;
    if (node.anchor !== undefined) this.anchors.set(node.anchor, { sized: { value, size, height } });
    for (const child of placedChildren(node, offset)) this.remember(child.node, child.offset);
  }

  private dynamic(node: YamlNode, offset: number, depth: number): Sized {
    if (node.kind === 'alias') return this.alias(node, offset, depth);
    if (node.kind === 'map') return this.map(node, offset, depth);
    if (node.kind === 'seq') return this.seq(node, offset, depth);
    return { value: node.value, size: 1, height: 1 };
  }

  private report(node: YamlNode, offset: number, code: YamlProblemCode, message: string): Sized {
    const from = offset + node.contentOffset;
    const to = endOnLine(this.text, from, offset + node.length);
    this.problems.push({ from, to, code, message });
    return NOTHING;
  }

  private alias(node: YamlAlias, offset: number, depth: number): Sized {
    const target = this.anchors.get(node.name);
    if (!target) {
      const known: string[] = [];
      for (const name of this.anchors.keys()) if (known.push(`&${name}`) === 5) break;
      const hint = known.length > 0 ? `; expected one of ${known.join(', ')}` : '';
      const message = `no anchor \`&${node.name}\` stands above this alias${hint}; add the anchor, or quote the text if \`*\` belongs to it`;
      return this.report(node, offset, 'yaml-unknown-alias', message);
    }
    if (!target.sized) {
      const message = `this alias is inside the value that \`&${node.name}\` names, which would contain itself; write the value out, or name another anchor`;
      return this.report(node, offset, 'yaml-alias-loop', message);
    }
    const { sized } = target;
    if (depth + sized.height > DEPTH_BUDGET) {
      const message = `with this alias the file nests more than ${DEPTH_BUDGET} levels deep; use fewer levels`;
      return this.report(node, offset, 'yaml-too-deep', message);
    }
    if (this.expanded > ALIAS_BUDGET) return NOTHING;
    this.expanded += sized.size;
    if (this.expanded <= ALIAS_BUDGET) return sized;
    const message = `the aliases of this file stand for more than ${ALIAS_BUDGET} values, so this one and those below are not read; use fewer aliases inside aliases`;
    return this.report(node, offset, 'yaml-alias-bomb', message);
  }

  private seq(node: YamlSeq, offset: number, depth: number): Sized {
    const value: unknown[] = [];
    let size = 1;
    let height = 0;
    node.items.forEach((item, index) => {
      const start = offset + (node.offsets[index] ?? 0) + item.nodeOffset;
      const child = item.node ? this.resolve(item.node, start, depth + 1) : NOTHING;
      value.push(child.value);
      size += child.size;
      height = Math.max(height, child.height);
    });
    return { value, size, height: height + 1 };
  }

  private map(node: YamlMap, offset: number, depth: number): Sized {
    const value: PlainMap = Object.create(null);
    const merged: PlainMap[] = [];
    let size = 1;
    let height = 0;
    node.entries.forEach((entry, index) => {
      const start = offset + (node.offsets[index] ?? 0);
      const key = this.resolve(entry.key, start + entry.keyOffset, depth + 1);
      const child = entry.value ? this.resolve(entry.value, start + entry.valueOffset, depth + 1) : NOTHING;
      size += key.size + child.size;
      height = Math.max(height, child.height);
      if (isMergeKey(entry.key)) {
        const sources = Array.isArray(child.value) ? child.value : [child.value];
        merged.push(...sources.filter(isPlainMap));
        if (!sources.every(isPlainMap))
          this.badMerge(entry.value ?? entry.key, entry.value ? start + entry.valueOffset : start);
      } else value[entry.key.summary.dynamic ? nameOf(key.value) : keyText(entry.key)] = child.value;
    });
    for (const source of merged)
      for (const name of Object.keys(source)) if (!(name in value)) value[name] = source[name];
    return { value, size, height: height + 1 };
  }

  private badMerge(node: YamlNode, offset: number): void {
    // Problems inside it were reported just before.
    const last = this.problems.at(-1);
    if (last !== undefined && last.from >= offset && last.to <= offset + node.length) return;
    this.report(
      node,
      offset,
      'yaml-bad-merge',
      'a merge key `<<` takes a map or a list of maps; name the anchor of a map, as in `<<: *base`',
    );
  }
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : value === null
      ? ''
      : String(value);
}

/**
 * The document as plain data, with aliases and merge keys resolved: keys of the map itself override merged ones,
 * and earlier merges override later ones. A part without aliases is the same object as long as its node is.
 */
export function toValue(parsed: ParsedYaml): Resolved {
  if (!parsed.root) return { value: undefined, problems: [] };
  const resolver = new Resolver(parsed.text);
  const { value } = resolver.resolve(parsed.root, parsed.rootOffset, 0);
  return { value, problems: resolver.problems };
}
