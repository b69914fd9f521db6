/** Reading plain data that may be half typed: nothing is taken for granted. */
export type Data = Readonly<Record<string, unknown>>;

/** The value as a map; an empty one for anything else. */
export function mapOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** The value as a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a key as a number; undefined for anything else. */
export function numberOf(map: Data, key: string): number | undefined {
  const value = map[key];
  return typeof value === 'number' ? value : undefined;
}

/** A layer of the list and where it stands, nested patterns opened. */
export interface PlacedLayer {
  readonly layer: Data;
  readonly path: readonly (string | number)[];
}

/** Every layer that is written in a model, at any depth. */
export function* writtenLayers(data: unknown): Iterable<PlacedLayer> {
  yield* layersOf(mapOf(data).layers, ['layers']);
}

function* layersOf(list: unknown, path: readonly (string | number)[]): Iterable<PlacedLayer> {
  for (const [index, item] of listOf(list).entries()) {
    const layer = mapOf(item);
    if (Array.isArray(layer.of)) yield* layersOf(layer.of, [...path, index, 'of']);
    else yield { layer, path: [...path, index] };
  }
}

/** A design and where it stands. */
export interface PlacedDesign {
  readonly design: Data;
  readonly path: readonly string[];
}

/** Every attention or FFN of a model, and every attention that stands inside a sparse one. */
export function* designsOf(data: unknown, half: 'attention' | 'ffn'): Iterable<PlacedDesign> {
  for (const [name, value] of Object.entries(mapOf(mapOf(data)[half]))) {
    const design = mapOf(value);
    yield { design, path: [half, name] };
    if (Object.keys(mapOf(design.base)).length > 0)
      yield { design: mapOf(design.base), path: [half, name, 'base'] };
  }
}
