import type { Range } from '../../yaml/parse';
import type { Alias, Anchor, Anchors } from './anchors';
import type { Occurrence } from './occurrence';

function occurrence(name: string, anchor: Anchor | undefined, range: Range): Omit<Occurrence, 'role'> {
  const own = { from: range.from + 1, to: range.to };
  const written = { range: own, scalar: own, style: 'anchor', before: '', after: '' } as const;
  return { kind: 'anchor', name, id: `anchor ${name} ${anchor?.range.from ?? ''}`, range, written };
}

function ofAnchor(anchor: Anchor): Occurrence {
  const { name, target, range } = anchor;
  const extent = { from: range.from, to: Math.max(target.offset + target.node.length, range.to) };
  return { ...occurrence(name, anchor, range), role: 'definition', extent };
}

function ofAlias({ name, anchor, range }: Alias): Occurrence {
  return { ...occurrence(name, anchor, range), role: 'use' };
}

/** Every anchor as a definition, every alias as a use. */
export function anchorNames({ anchors, aliases }: Anchors): readonly Occurrence[] {
  return [...anchors.map(ofAnchor), ...aliases.map(ofAlias)];
}
