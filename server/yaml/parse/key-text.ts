import type { ScalarValue, YamlNode } from './types';

function scalarText(value: ScalarValue): string {
  return value === null ? '' : String(value);
}

/** A map or sequence on one line, as a name for it. */
function flowText(node: YamlNode): string {
  if (node.kind === 'scalar') return scalarText(node.value);
  if (node.kind === 'alias') return `*${node.name}`;
  if (node.kind === 'seq')
    return `[ ${node.items.map((item) => (item.node ? flowText(item.node) : '')).join(', ')} ]`;
  const entries = node.entries.map(({ key, value }) => `${flowText(key)}: ${value ? flowText(value) : ''}`);
  return `{ ${entries.join(', ')} }`;
}

/**
 * The name under which the value of a map entry appears in plain data: `1` for the key `1.0`, as in JavaScript; the
 * flow form of a key that is itself a map or sequence.
 */
export function keyText(key: YamlNode): string {
  return key.kind === 'scalar' ? scalarText(key.value) : flowText(key);
}
