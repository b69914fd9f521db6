import { type Design, fullAttention, linearAttention, sparseAttention, windowedAttention } from './attention';
import type { Config } from './config';

/** The attentions of a model, and which of them each layer has. */
export interface Plan {
  readonly designs: Readonly<Record<string, Design>>;
  readonly names: readonly string[];
}

type Kind = 'full' | 'sliding' | 'chunked' | 'linear';

const LAYER_TYPES: Readonly<Record<string, Kind>> = {
  full_attention: 'full',
  attention: 'full',
  sliding_attention: 'sliding',
  local_attention: 'sliding',
  chunked_attention: 'chunked',
  linear_attention: 'linear',
};

/** A window that reaches past the longest context is no window. */
function windowOf(config: Config): number | undefined {
  const window = config.number('sliding_window', 'sliding_window_size', 'attention_window');
  const longest = config.number('max_position_embeddings', 'max_sequence_length') ?? Number.POSITIVE_INFINITY;
  return window === undefined || window === 0 || window >= longest ? undefined : window;
}

function fromLayerTypes(config: Config, layers: number): readonly Kind[] | undefined {
  const types = config.list('layer_types');
  if (types === undefined) return undefined;
  if (types.length < layers) {
    config.tell(
      'warning',
      'layer_types',
      `has ${types.length} entries for ${layers} layers; the rest were taken as full attention`,
    );
  }
  return Array.from({ length: layers }, (_, layer) => {
    const type = types[layer];
    const kind = typeof type === 'string' ? LAYER_TYPES[type] : undefined;
    if (kind === undefined && type !== undefined)
      config.tell('warning', 'layer_types', `‘${String(type)}’ is not understood; taken as full attention`);
    return kind ?? 'full';
  });
}

/** Which layers attend linearly, from the fields that hybrid architectures use. */
function linearLayers(config: Config, layers: number): ((layer: number) => boolean) | undefined {
  const minimax = config.list('attn_type_list');
  if (minimax !== undefined) return (layer) => minimax[layer] === 0;
  const kimi = config.map('linear_attn_config')?.list('kda_layers');
  if (kimi !== undefined) return (layer) => kimi.includes(layer + 1);
  const interval = config.number('full_attention_interval');
  if (interval !== undefined && interval > 1 && layers > 0) return (layer) => (layer + 1) % interval !== 0;
  return undefined;
}

/** Which layers attend to a window, from the fields that say so without naming every layer. */
function windowedLayers(config: Config): ((layer: number) => boolean) | undefined {
  if (windowOf(config) === undefined || config.flag('use_sliding_window') === false) return undefined;
  const pattern = config.number('sliding_window_pattern', '_sliding_window_pattern');
  if (pattern !== undefined && pattern > 1) return (layer) => (layer + 1) % pattern !== 0;
  const from = config.flag('use_sliding_window') === true ? (config.number('max_window_layers') ?? 0) : 0;
  return (layer) => layer >= from;
}

function chunkedLayers(config: Config): ((layer: number) => boolean) | undefined {
  if (config.number('attention_chunk_size') === undefined) return undefined;
  const rotary = config.list('no_rope_layers');
  if (rotary !== undefined && rotary.length > 0) return (layer) => rotary[layer] === 1;
  const interval = config.number('no_rope_layer_interval') ?? 4;
  return (layer) => (layer + 1) % interval !== 0;
}

function kindsOf(config: Config, layers: number): readonly Kind[] {
  const listed = fromLayerTypes(config, layers);
  if (listed !== undefined) return listed;
  const [linear, chunked, windowed] = [
    linearLayers(config, layers),
    chunkedLayers(config),
    windowedLayers(config),
  ];
  return Array.from({ length: layers }, (_, layer): Kind => {
    if (linear?.(layer) === true) return 'linear';
    if (chunked?.(layer) === true) return 'chunked';
    return windowed?.(layer) === true ? 'sliding' : 'full';
  });
}

/** Reads the attentions of a configuration. */
export function planAttention(config: Config, hidden: number, layers: number): Plan {
  const kinds = kindsOf(config, layers);
  const designs: Record<string, Design> = {};
  const full = fullAttention(config, hidden);
  const fullName = String(full.type?.value ?? 'full');
  const sparse = sparseAttention(config, fullName);
  const names: Readonly<Record<Kind, string>> = {
    full: sparse === undefined ? fullName : 'sparse',
    sliding: 'sliding',
    chunked: 'chunked',
    linear: 'linear',
  };
  if (kinds.includes('full')) designs[fullName] = full;
  if (sparse !== undefined) designs.sparse = sparse;
  if (kinds.includes('sliding'))
    designs.sliding = windowedAttention(config, hidden, 'sliding', windowOf(config) ?? 4096);
  if (kinds.includes('chunked'))
    designs.chunked = windowedAttention(
      config,
      hidden,
      'chunked',
      config.number('attention_chunk_size') ?? 8192,
    );
  if (kinds.includes('linear')) designs.linear = linearAttention(config, hidden);
  return { designs, names: kinds.map((kind) => names[kind]) };
}
