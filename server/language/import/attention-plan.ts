import { type Design, fullAttention, linearAttention, sparseAttention, windowedAttention } from './attention';
import type { Config } from './config';
import { hasMamba, mambaDesign } from './mamba';

/** The attentions of a model, and which of them each layer has. */
export interface Plan {
  readonly designs: Readonly<Record<string, Design>>;
  readonly names: readonly string[];
}

type Kind = 'full' | 'sliding' | 'chunked' | 'linear' | 'mamba';

const LAYER_TYPES: Readonly<Record<string, Kind>> = {
  full_attention: 'full',
  attention: 'full',
  sliding_attention: 'sliding',
  local_attention: 'sliding',
  chunked_attention: 'chunked',
  linear_attention: 'linear',
  global: 'full',
  local: 'sliding',
  mamba: 'mamba',
};

/** A window that reaches past the longest context is no window. */
function windowOf(config: Config): number | undefined {
  const window = config.number('sliding_window', 'sliding_window_size', 'attention_window', 'window_size');
  const longest = config.number('max_position_embeddings', 'max_sequence_length') ?? Number.POSITIVE_INFINITY;
  return window === undefined || window === 0 || window >= longest ? undefined : window;
}

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
    const kind = typeof type === 'string' ? LAYER_TYPES[type] : undefined;
    if (kind === undefined && type !== undefined)
      config.tell(
        'warning',
        field,
        `${JSON.stringify(type).slice(0, 60)} is not understood; taken as full attention`,
      );
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
  const hybrid = config.list('hybrid_layer_pattern');
  if (hybrid !== undefined) return (layer) => hybrid[layer] === 1;
  const names = ['sliding_window_pattern', '_sliding_window_pattern'];
  const letters = config.text(...names);
  // Such as LLLG: three local layers, then a global one.
  if (letters !== undefined && letters !== '') return (layer) => letters[layer % letters.length] === 'L';
  const pattern = config.number(...names);
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

/** Which layers are state-space layers, where attention is the exception. */
function mambaLayers(config: Config): ((layer: number) => boolean) | undefined {
  if (!hasMamba(config)) return undefined;
  const listed = config.list('attn_layer_indices');
  if (listed !== undefined) return (layer) => !listed.includes(layer);
  const period = config.number('attn_layer_period');
  if (period === undefined || period === 0) return undefined;
  const offset = config.number('attn_layer_offset') ?? 0;
  return (layer) => (layer - offset) % period !== 0;
}

function kindsOf(config: Config, layers: number): readonly Kind[] {
  const listed = fromLayerTypes(config, layers);
  if (listed !== undefined) return listed;
  const [mamba, linear, chunked, windowed] = [
    mambaLayers(config),
    linearLayers(config, layers),
    chunkedLayers(config),
    windowedLayers(config),
  ];
  return Array.from({ length: layers }, (_, layer): Kind => {
    if (mamba?.(layer) === true) return 'mamba';
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
    mamba: 'mamba',
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
  if (kinds.includes('mamba')) designs.mamba = mambaDesign(config, hidden);
  else if (hasMamba(config))
    config.tell(
      'error',
      'mamba_d_state',
      'its state-space layers run where nothing says; they are not counted',
    );
  return { designs, names: kinds.map((kind) => names[kind]) };
}
