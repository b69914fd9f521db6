import type { SequenceNode } from '../pipeline';
import type { LayerSpec, Run } from '../spec';

/**
 * The layers in the order of the file, by the index of their kind. Repeated patterns are kept, and equal
 * neighbours are merged into one run.
 */
export function kindSequence(layers: readonly LayerSpec[], kinds: readonly Run[]): readonly SequenceNode[] {
  const byAttention = new Map<string, Map<string, number>>();
  kinds.forEach(({ attention, ffn }, index) => {
    const byFfn = byAttention.get(attention) ?? new Map<string, number>();
    byAttention.set(attention, byFfn.set(ffn, index));
  });
  const nodes = (list: readonly LayerSpec[]): readonly SequenceNode[] => {
    const sequence: SequenceNode[] = [];
    for (const layer of list) {
      if ('of' in layer) {
        sequence.push({ repeat: layer.repeat, of: nodes(layer.of) });
        continue;
      }
      const kind = byAttention.get(layer.attention)?.get(layer.ffn) ?? -1;
      const count = layer.count ?? 1;
      const last = sequence.at(-1);
      if (last !== undefined && 'kind' in last && last.kind === kind)
        sequence[sequence.length - 1] = { kind, count: last.count + count };
      else sequence.push({ kind, count });
    }
    return sequence;
  };
  return nodes(layers);
}
