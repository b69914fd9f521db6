import { fullAttention, sparseAttention } from './attention/full';
import type { AttentionImporter } from './attention/importer';
import { linear } from './attention/linear';
import { mamba } from './attention/mamba';
import { chunked, sliding } from './attention/windowed';
import type { Config } from './config';
import type { Design, Plan } from './figure';

/** The attentions beside the full one, in the order in which they are written; where fields name a layer twice, the last holds. */
const IMPORTERS = { sliding, chunked, linear, mamba } as const satisfies Readonly<
  Record<string, AttentionImporter>
>;

type Kind = 'full' | keyof typeof IMPORTERS;
const KINDS = Object.keys(IMPORTERS) as readonly (keyof typeof IMPORTERS)[];

const LAYER_TYPES: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  ...['full_attention', 'attention', 'global'].map((name) => [name, 'full'] as const),
  ...KINDS.flatMap((kind) => IMPORTERS[kind].layerTypes.map((name) => [name, kind] as const)),
]);

function fromLayerTypes(config: Config, layers: number): readonly Kind[] | undefined {
  const names = ['layer_types', 'layers_block_type', 'attention_layers'];
  const types = config.list(...names);
  if (types === undefined) return undefined;
  const field = config.nameOf(...names);
  if (types.length < layers) {
    config.tell(
      'warning',
      field,
      `has ${types.length} entries for ${layers} layers; the rest were taken as full attention`,
    );
  }
  return Array.from({ length: layers }, (_, layer) => {
    const type = types[layer];
    const kind = LAYER_TYPES.get(type);
    if (kind === undefined && type !== undefined)
      config.tell(
        'warning',
        field,
        `${JSON.stringify(type).slice(0, 60)} is not understood; taken as full attention`,
      );
    return kind ?? 'full';
  });
}

function kindsOf(config: Config, layers: number): readonly Kind[] {
  const listed = fromLayerTypes(config, layers);
  if (listed !== undefined) return listed;
  const found = KINDS.toReversed().map((kind) => ({ kind, has: IMPORTERS[kind].layers(config, layers) }));
  return Array.from({ length: layers }, (_, layer) => found.find(({ has }) => has?.(layer))?.kind ?? 'full');
}

/** Reads the attentions of a configuration. */
export function planAttention(config: Config, hidden: number, layers: number): Plan {
  const kinds = kindsOf(config, layers);
  const designs: Record<string, Design> = {};
  const full = fullAttention(config, hidden);
  const sparse = sparseAttention(config, full.type.value);
  if (kinds.includes('full')) designs[full.type.value] = full;
  if (sparse !== undefined) designs.sparse = sparse;
  for (const kind of KINDS) {
    const importer: AttentionImporter = IMPORTERS[kind];
    if (kinds.includes(kind)) designs[kind] = importer.design(config, hidden);
    else importer.unused?.(config);
  }
  const fullName = sparse === undefined ? full.type.value : 'sparse';
  return { designs, names: kinds.map((kind) => (kind === 'full' ? fullName : kind)) };
}
