import type { Placed, Range } from '../../yaml/parse';
import { type Anchors, isMerge } from './anchors';

/** An entry of a map with absolute ranges. */
export interface MapEntry {
  readonly key: Placed;
  readonly value: Placed | undefined;
  /** Key and value together. */
  readonly extent: Range;
}

/**
 * The entries of a map and of the maps it merges, following aliases; none for other nodes.
 *
 * @param seen offsets of the maps visited so far, which are not visited again
 */
export function* entriesOf(
  place: Placed | undefined,
  anchors: Anchors,
  seen: Set<number>,
): Generator<MapEntry> {
  const target = place && anchors.follow(place);
  if (target?.node.kind === 'seq') {
    // A list of maps to merge.
    for (const item of itemsOf(target, anchors)) yield* entriesOf(item, anchors, seen);
    return;
  }
  if (target?.node.kind !== 'map' || seen.has(target.offset)) return;
  seen.add(target.offset);
  for (const [index, entry] of target.node.entries.entries()) {
    const start = target.offset + (target.node.offsets[index] ?? 0);
    const value = entry.value && { node: entry.value, offset: start + entry.valueOffset };
    if (isMerge(entry.key)) yield* entriesOf(value, anchors, seen);
    else {
      const key = { node: entry.key, offset: start + entry.keyOffset };
      yield { key, value, extent: { from: start, to: start + entry.length } };
    }
  }
}

/** The items of a sequence, following an alias. */
export function* itemsOf(place: Placed | undefined, anchors: Anchors): Generator<Placed> {
  const target = place && anchors.follow(place);
  if (target?.node.kind !== 'seq') return;
  for (const [index, { node, nodeOffset }] of target.node.items.entries())
    if (node) yield { node, offset: target.offset + (target.node.offsets[index] ?? 0) + nodeOffset };
}
