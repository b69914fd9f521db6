import type { YamlEntry, YamlItem, YamlNode } from '../types';

function sameElements<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}

function sameContent(a: YamlNode, b: YamlNode): boolean {
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.style === b.style && Object.is(a.value, b.value);
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (b.kind !== a.kind || a.flow !== b.flow || !sameElements(a.offsets, b.offsets)) return false;
  if (a.kind === 'map') return b.kind === 'map' && sameElements(a.entries, b.entries);
  return b.kind === 'seq' && sameElements(a.items, b.items);
}

/** Returns `old` if it equals `fresh`, so that a node stays the same object as long as nothing in it changes. */
export function keepNode<T extends YamlNode>(old: YamlNode | undefined, fresh: T): YamlNode {
  const same =
    old !== undefined &&
    old.length === fresh.length &&
    old.contentOffset === fresh.contentOffset &&
    old.anchor === fresh.anchor &&
    old.tag === fresh.tag &&
    sameContent(old, fresh);
  return same ? old : fresh;
}

export function keepEntry(old: YamlEntry | undefined, fresh: YamlEntry): YamlEntry {
  const same =
    old !== undefined &&
    old.key === fresh.key &&
    old.value === fresh.value &&
    old.keyOffset === fresh.keyOffset &&
    old.valueOffset === fresh.valueOffset &&
    old.keyOnly === fresh.keyOnly &&
    old.length === fresh.length;
  return same ? old : fresh;
}

export function keepItem(old: YamlItem | undefined, fresh: YamlItem): YamlItem {
  const same =
    old !== undefined &&
    old.node === fresh.node &&
    old.nodeOffset === fresh.nodeOffset &&
    old.length === fresh.length;
  return same ? old : fresh;
}
