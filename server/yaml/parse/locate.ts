import { findAnchor } from './anchors';
import { keyText } from './key-text';
import type { ParsedYaml } from './parse';
import { isMergeKey } from './tree/nodes';
import type { Range, YamlMap, YamlNode, YamlPath, YamlSeq } from './types';
import type { Placed } from './walk';

interface Found {
  readonly location: Location;
  readonly value: Placed | undefined;
}

/** The location of a value. All ranges are absolute; values and keys exclude their anchors and tags. */
export interface Location {
  readonly node: YamlNode | undefined;
  readonly key?: Range;
  readonly value?: Range;
  /** Key and value together; for a sequence item, with its dash. */
  readonly entry?: Range;
  /** The alias that leads to the value, if it is defined elsewhere. */
  readonly via?: Range;
}

function content({ node, offset }: Placed): Range {
  return { from: offset + node.contentOffset, to: offset + node.length };
}

class Locator {
  private via: Range | undefined;

  constructor(
    private readonly text: string,
    private readonly root: Placed,
  ) {}

  find(path: YamlPath): Location | undefined {
    let place: Placed | undefined = this.root;
    let location: Location = { node: this.root.node, value: content(this.root) };
    for (const step of path) {
      const target: Placed | undefined = place && this.follow(place);
      const next: Found | undefined = target && this.step(target, step);
      if (!next) return undefined;
      location = next.location;
      place = next.value;
    }
    return this.via ? { ...location, via: this.via } : location;
  }

  /** The node that an alias refers to; any other node itself. */
  private follow(place: Placed): Placed | undefined {
    if (place.node.kind !== 'alias') return place;
    const target = findAnchor(this.root, place.node.name, place.offset);
    if (!target || target.node.kind === 'alias' || target.offset + target.node.length > place.offset)
      return undefined;
    this.via ??= content(place);
    return target;
  }

  private step(place: Placed, step: string | number): Found | undefined {
    const { node, offset } = place;
    if (node.kind === 'seq' && typeof step === 'number') return this.item(node, offset, step);
    if (node.kind === 'map') return this.entry(node, offset, String(step));
    return undefined;
  }

  private item(node: YamlSeq, offset: number, index: number): Found | undefined {
    const item = node.items[index];
    if (!item) return undefined;
    const start = offset + (node.offsets[index] ?? 0);
    const from = node.flow ? start : dashBefore(this.text, start);
    const entry = { from, to: start + item.length };
    const value = item.node && { node: item.node, offset: start + item.nodeOffset };
    const location: Location = {
      node: item.node,
      entry,
      value: value ? content(value) : { from: entry.to, to: entry.to },
    };
    return { location, value };
  }

  private entry(node: YamlMap, offset: number, name: string): Found | undefined {
    const index = node.entries.findLastIndex(({ key }) => this.names(key, name, offset) && !isMergeKey(key));
    const found = node.entries[index];
    if (!found) return this.merged(node, offset, name);
    const start = offset + (node.offsets[index] ?? 0);
    const value = found.value && { node: found.value, offset: start + found.valueOffset };
    const location: Location = {
      node: found.value,
      key: content({ node: found.key, offset: start + found.keyOffset }),
      entry: { from: start, to: start + found.length },
      ...(value ? { value: content(value) } : {}),
    };
    return { location, value };
  }

  private names(key: YamlNode, name: string, offset: number): boolean {
    if (key.kind !== 'alias') return keyText(key) === name;
    const target = findAnchor(this.root, key.name, offset + key.length);
    return target !== undefined && keyText(target.node) === name;
  }

  /** The entry from the first merge source that has the key. */
  private merged(node: YamlMap, offset: number, name: string): Found | undefined {
    for (const [index, entry] of node.entries.entries()) {
      if (!isMergeKey(entry.key) || !entry.value) continue;
      const start = offset + (node.offsets[index] ?? 0) + entry.valueOffset;
      const found = this.fromSource({ node: entry.value, offset: start }, name);
      if (found) return found;
    }
    return undefined;
  }

  private fromSource(source: Placed, name: string): Found | undefined {
    const before = this.via;
    const target = this.follow(source);
    if (target?.node.kind === 'map') {
      const found = this.entry(target.node, target.offset, name);
      if (found) return found;
    } else if (target?.node.kind === 'seq') {
      for (const [index, item] of target.node.items.entries()) {
        const start = target.offset + (target.node.offsets[index] ?? 0) + item.nodeOffset;
        const found = item.node && this.fromSource({ node: item.node, offset: start }, name);
        if (found) return found;
      }
    }
    this.via = before;
    return undefined;
  }
}

/** The offset of the dash of the block sequence item whose node is at `offset`. */
export function dashBefore(text: string, offset: number): number {
  const before = text.slice(0, offset);
  const dash = /-(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*[ \t]*$/.exec(before.slice(-1000));
  return dash ? offset - dash[0].length : offset;
}

/**
 * The location of the value at `path`, and of its key. Follows aliases and merge keys: then the ranges are those
 * of the definition, and `via` is the alias. Undefined if there is nothing at the path.
 */
export function locate(parsed: ParsedYaml, path: YamlPath): Location | undefined {
  if (!parsed.root) return undefined;
  return new Locator(parsed.text, { node: parsed.root, offset: parsed.rootOffset }).find(path);
}
