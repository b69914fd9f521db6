import accelerators from './accelerators?texts';
import models from './models?texts';

/** A bundled spec file, as a reference `catalog:<id>` names it. */
export interface CatalogEntry {
  /** The file's name without its ending. */
  readonly id: string;
  readonly kind: 'model' | 'hardware';
  /** The file in the language itself; whoever needs its values parses it. */
  readonly text: string;
}

/** What the Step-3 paper compares, in its order. */
const OF_THE_PAPER = [
  ...['step-3', 'deepseek-v3', 'kimi-k2', 'qwen3-235b-a22b', 'qwen3-32b', 'llama-4-maverick', 'minimax-m1'],
  ...['ernie-4.5-300b-a47b', 'pangu-pro-moe'],
  ...['nvidia-h800', 'nvidia-h20', 'nvidia-a800', 'ascend-910b', 'nvidia-l20'],
];

/** The place of an entry: those of the paper first, the others after them. */
const placeOf = (id: string): number => {
  const place = OF_THE_PAPER.indexOf(id);
  return place < 0 ? OF_THE_PAPER.length : place;
};

const entriesOf = (kind: CatalogEntry['kind'], texts: Readonly<Record<string, string>>): CatalogEntry[] =>
  Object.entries(texts)
    .map(([id, text]) => ({ id, kind, text }))
    .sort((one, other) => placeOf(one.id) - placeOf(other.id));

/** Every bundled file: the models, then the accelerators, those of the Step-3 paper first and the others by their names. */
export const catalog: readonly CatalogEntry[] = [
  ...entriesOf('model', models),
  ...entriesOf('hardware', accelerators),
];

/** The bundled file that `catalog:<id>` names, or undefined when there is none. */
export function findCatalogEntry(id: string): CatalogEntry | undefined {
  return catalog.find((entry) => entry.id === id);
}
