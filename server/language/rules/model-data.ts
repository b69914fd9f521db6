import { type Data, type KeyPath, listOf, mapOf } from '../../core/data';
import { INNER_KEYS } from '../../core/designs';
import type { Half } from '../../core/spec';

/** A layer and its path, with nested patterns expanded. */
export interface PlacedLayer {
  readonly layer: Data;
  readonly path: KeyPath;
}

/**
 * The layers in a model, at any depth, for which `holds` is true. Creates paths for these only, because a file may
 * have thousands of layers.
 */
export function layersWhere(data: unknown, holds: (layer: Data) => boolean): readonly PlacedLayer[] {
  const found: PlacedLayer[] = [];
  collectLayers(mapOf(data).layers, ['layers'], holds, found);
  return found;
}

function collectLayers(
  list: unknown,
  path: PlacedLayer['path'],
  holds: (layer: Data) => boolean,
  found: PlacedLayer[],
): void {
  const items = listOf(list);
  for (let index = 0; index < items.length; index++) {
    const layer = mapOf(items[index]);
    if (Array.isArray(layer.of)) collectLayers(layer.of, [...path, index, 'of'], holds, found);
    else if (holds(layer)) found.push({ layer, path: [...path, index] });
  }
}

/** The names of the designs that layers use. */
export interface UsedDesigns {
  readonly attention: ReadonlySet<string>;
  readonly ffn: ReadonlySet<string>;
}

/** The names that the layers of a model refer to, whether they are defined or not. */
export function usedDesigns(data: unknown): UsedDesigns {
  const used = { attention: new Set<string>(), ffn: new Set<string>() };
  layersWhere(data, ({ attention, ffn }) => {
    if (typeof attention === 'string') used.attention.add(attention);
    if (typeof ffn === 'string') used.ffn.add(ffn);
    return false;
  });
  return used;
}

/** A design and its path. */
export interface PlacedDesign {
  readonly design: Data;
  readonly path: readonly string[];
}

/** The values of the keys of a design that refer to inner designs: names, or the designs themselves. */
export function innerValues(half: Half, design: unknown): readonly unknown[] {
  return Object.entries(mapOf(design)).flatMap(([key, value]) => (INNER_KEYS[half].has(key) ? [value] : []));
}

/** Every attention or FFN of a model, including those inside others. */
export function* designsOf(data: unknown, half: Half): Iterable<PlacedDesign> {
  for (const [name, value] of Object.entries(mapOf(mapOf(data)[half]))) {
    const design = mapOf(value);
    yield { design, path: [half, name] };
    for (const [key, inner] of Object.entries(design))
      if (INNER_KEYS[half].has(key) && Object.keys(mapOf(inner)).length > 0)
        yield { design: mapOf(inner), path: [half, name, key] };
  }
}
