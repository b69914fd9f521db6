import { listOf, mapOf, numberOf } from '../../../core/data';

/** The number of uses of each attention and FFN, and the number of layers, as far as they are known. */
export interface LayerCounts {
  readonly attention: ReadonlyMap<string, number>;
  readonly ffn: ReadonlyMap<string, number>;
  readonly layers: number;
}

/** The maximum depth of patterns. */
const DEEPEST = 16;

/** Counts the layers in plain data; missing or invalid counts are 1. */
export function layerCounts(layers: unknown): LayerCounts {
  const attention = new Map<string, number>();
  const ffn = new Map<string, number>();
  const add = (counts: Map<string, number>, name: unknown, count: number): void => {
    if (typeof name === 'string') counts.set(name, (counts.get(name) ?? 0) + count);
  };
  const visit = (list: unknown, times: number, depth: number): number => {
    let sum = 0;
    for (const item of depth > DEEPEST ? [] : listOf(list)) {
      const layer = mapOf(item);
      if (layer.of !== undefined) {
        const repeat = numberOf(layer, 'repeat') ?? 1;
        sum += repeat * visit(layer.of, times * repeat, depth + 1);
        continue;
      }
      const count = numberOf(layer, 'count') ?? 1;
      add(attention, layer.attention, times * count);
      add(ffn, layer.ffn, times * count);
      sum += count;
    }
    return sum;
  };
  return { layers: visit(layers, 1, 0), attention, ffn };
}
