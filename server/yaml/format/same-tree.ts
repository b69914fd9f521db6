import { placedChildren, type YamlNode } from '../parse';

/** Whether two trees are equal except for the offsets of their nodes. */
export function sameTree(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind !== b.kind || a.anchor !== b.anchor || a.tag !== b.tag) return false;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.style === b.style && Object.is(a.value, b.value);
  const [left, right] = [[...placedChildren(a, 0)], [...placedChildren(b, 0)]];
  return (
    left.length === right.length && left.every((child, index) => sameTree(child.node, right[index]?.node))
  );
}
