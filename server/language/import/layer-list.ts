/** A layer of a model by the names of its designs. */
export interface LayerNames {
  readonly attention: string;
  readonly ffn: string;
}

/** A run of equal layers, or a pattern of runs that repeats. */
export type LayerEntry =
  | (LayerNames & { readonly count: number })
  | { readonly repeat: number; readonly of: readonly LayerEntry[] };

const same = (a: LayerNames | undefined, b: LayerNames | undefined): boolean =>
  a?.attention === b?.attention && a?.ffn === b?.ffn;

function runs(layers: readonly LayerNames[]): LayerEntry[] {
  const entries: (LayerNames & { count: number })[] = [];
  for (const layer of layers) {
    const last = entries.at(-1);
    if (last !== undefined && same(last, layer)) last.count += 1;
    else entries.push({ count: 1, ...layer });
  }
  return entries;
}

/** How often the pattern of `size` layers from `start` on follows itself. */
function repeats(layers: readonly LayerNames[], start: number, size: number): number {
  let length = size;
  while (start + length < layers.length && same(layers[start + length], layers[start + length - size]))
    length++;
  return Math.floor(length / size);
}

/**
 * Writes a sequence of layers as a person would: runs where layers are alike, one repeated pattern where they alternate
 * (the one that covers most), runs around it.
 */
export function layerList(layers: readonly LayerNames[]): readonly LayerEntry[] {
  let best = { start: 0, size: 0, times: 0 };
  for (let size = 2; size <= Math.min(16, layers.length / 2); size++) {
    for (let start = 0; start < Math.min(layers.length - size, 2 * 16); start++) {
      const times = repeats(layers, start, size);
      if (times > 1 && times * size > best.times * best.size) best = { start, size, times };
    }
  }
  const plain = runs(layers);
  const { start, size, times } = best;
  const pattern = runs(layers.slice(start, start + size));
  if (times < 2 || pattern.length < 2) return plain;
  const nested = [
    ...runs(layers.slice(0, start)),
    { repeat: times, of: pattern },
    ...runs(layers.slice(start + times * size)),
  ];
  return nested.length + pattern.length < plain.length ? nested : plain;
}
