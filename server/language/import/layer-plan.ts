import { isPureMamba } from './attention/mamba';
import { ATTENTION_NAMES, type AttentionKind, attentionKinds } from './attention-plan';
import { blockConfigs } from './block-configs';
import type { Config } from './config';
import { familyOf } from './families';
import { moeLayers } from './ffn-plan';
import { endsEarly, type FfnKind, type LayerPlan, type PlannedLayer, unknownKind } from './planned-layer';

const LISTS = ['layers_block_type', 'layer_types', 'block_types', 'attention_layers'];
const PATTERNS = ['hybrid_override_pattern', 'hybrid_layer_pattern_text'];
/** The letters of Nemotron-H. */
const LETTERS: Readonly<Record<string, string>> = { M: 'mamba', '*': 'attention', '-': 'mlp', E: 'moe' };
const FFN_NAMES: Readonly<Record<string, FfnKind>> = { mlp: 'dense', dense: 'dense', moe: 'moe' };

/** The kinds of layer by name where the configuration lists them. */
function listedNames(
  config: Config,
): { readonly field: string; readonly names: readonly unknown[] } | undefined {
  const pattern = config.text(...PATTERNS);
  // A bar marks a stage of a pipeline.
  const letters = pattern?.replaceAll('|', '');
  const list = config.list(...LISTS);
  const names = letters === undefined || letters === '' ? list : [...letters];
  if (names === undefined || names.length === 0) return undefined;
  const field = config.nameOf(...(names === list ? LISTS : PATTERNS));
  return { field, names: names.map((name) => LETTERS[String(name)] ?? name) };
}

/** How many layers a model has, by the fields that count or list them. */
export function layersOf(config: Config): number | undefined {
  const stated = config.number(
    'num_hidden_layers',
    'n_layer',
    'n_layers',
    'num_layers',
    'num_transformer_layers',
  );
  return stated ?? listedNames(config)?.names.length ?? config.list('block_configs')?.length;
}

/** The layers of a configuration in their order. */
export function planLayers(config: Config, count: number): LayerPlan {
  const blocks = blockConfigs(config, count);
  if (blocks !== undefined) {
    // A list of kinds says the same.
    listedNames(config);
    return blocks;
  }
  const isMoe = moeLayers(config, count);
  const ffnOf = (layer: number): FfnKind => (isMoe(layer) ? 'moe' : 'dense');
  const listed = listedNames(config);
  if (listed === undefined) {
    const kinds = attentionKinds(config, count);
    const alone = isPureMamba(config);
    return planned(
      kinds.map((attention, index) => ({ attention, ffn: alone ? 'none' : ffnOf(index), index })),
      config,
    );
  }
  const { field, names } = listed;
  if (names.length < count) return endsEarly(field, names.length, count);
  // In a stack that names FFNs, blocks follow each other singly.
  const singly = names.some((name) => typeof name === 'string' && Object.hasOwn(FFN_NAMES, name));
  const layers: PlannedLayer[] = [];
  for (const [index, name] of names.slice(0, count).entries()) {
    const ffn = typeof name === 'string' && Object.hasOwn(FFN_NAMES, name) ? FFN_NAMES[name] : undefined;
    const attention = typeof name === 'string' ? ATTENTION_NAMES.get(name) : undefined;
    if (ffn !== undefined) layers.push({ attention: 'none', ffn, index });
    else if (attention !== undefined) layers.push({ attention, ffn: singly ? 'none' : ffnOf(index), index });
    else return unknownKind(field, name);
  }
  return planned(refined(layers, config, count), config);
}

/** Lists that say `full_attention` leave to other fields what kind of attention that is, as do those of windows. */
function refined(layers: readonly PlannedLayer[], config: Config, count: number): readonly PlannedLayer[] {
  const kinds = attentionKinds(config, count);
  const within = new Set<AttentionKind>(['compressed', 'cross', 'parallel']);
  return layers.map((layer) => {
    const kind = kinds[layer.index];
    return layer.attention !== 'none' && kind !== undefined && within.has(kind)
      ? { ...layer, attention: kind }
      : layer;
  });
}

/** Layers that count as one and hold two blocks (LongCat): the second has a dense FFN alone. */
function planned(layers: readonly PlannedLayer[], config: Config): LayerPlan {
  if (familyOf(config.text('model_type') ?? '').twoBlocks !== true) return { ok: true, layers };
  return { ok: true, layers: layers.flatMap((layer) => [layer, { ...layer, ffn: 'dense' as const }]) };
}
