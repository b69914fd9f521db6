import type { ScalarValue, YamlNode } from './types';

function scalarText(value: ScalarValue): string {
  return value === null ? '' : String(value);
}

/** A map or sequence printed on one line, used as a key. */
function flowText(node: YamlNode): string {
  if (node.kind === 'scalar') return scalarText(node.value);
  if (node.kind === 'alias') return `*${node.name}`;
  if (node.kind === 'seq')
    return `[ ${node.items.map((item) => (item.node ? flowText(item.node) : '')).join(', ')} ]`;
  const entries = node.entries.map(({ key, value }) => `${flowText(key)}: ${value ? flowText(value) : ''}`);
  return `{ ${entries.join(', ')} }`;
}

/**
 * The name of a map entry in plain data: `1` for the key `1.0`, as in JavaScript; for a key that is itself a map
 * or sequence, its flow form.
 */
export function keyText(key: YamlNode): string {
  return key.kind === 'scalar' ? scalarText(key.value) : flowText(key);
}
