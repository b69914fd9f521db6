import type { Config } from '../config';
import { type Figure, figure } from '../figure';
import { groupedAttention } from './full';
import { kvHeads } from './heads';
import type { AttentionImporter, LayerContext } from './importer';

/** The heads of a model over a window or a chunk. */
function windowedHeads(config: Config, context: LayerContext) {
  const grouped = groupedAttention(config, context);
  // Some models give their windows heads of their own.
  const part = config.map('attention_other_setting');
  part?.text('attention_type');
  part?.number('true_head_dim');
  const own = (field: string, other = ''): Figure<number> | undefined => {
    const value = config.number(field) ?? part?.number(other);
    return value === undefined ? undefined : figure(value);
  };
  const head_dim = own('swa_head_dim', 'head_dim') ?? grouped.head_dim;
  const value = own('swa_v_head_dim') ?? ('value_dim' in grouped ? grouped.value_dim : undefined);
  return {
    heads: own('swa_num_attention_heads', 'num_attention_heads') ?? grouped.heads,
    kv_heads:
      own('swa_num_key_value_heads', 'num_attention_groups') ??
      ('kv_heads' in grouped ? grouped.kv_heads : undefined) ??
      figure(kvHeads(config)),
    head_dim,
    value_dim: value?.value === head_dim.value ? undefined : value,
    query_rank: 'query_rank' in grouped ? grouped.query_rank : undefined,
    output_gate: 'output_gate' in grouped ? grouped.output_gate : undefined,
    shared_kv: 'shared_kv' in grouped ? grouped.shared_kv : undefined,
  };
}

const WINDOW = ['sliding_window', 'sliding_window_size', 'attention_window', 'window_size'];
const CHUNK = ['attention_chunk_size'];

/** How many tokens a window or a chunk holds; undefined where nothing states it. */
function statedSize(config: Config, names: readonly string[]): number | undefined {
  const size = config.number(...names);
  return size === 0 ? undefined : size;
}

/** Whether a window or a chunk holds the longest context, so that its layers attend to all of it. */
function holdsAll(config: Config, names: readonly string[]): boolean {
  const longest = config.number('max_position_embeddings', 'max_sequence_length') ?? Number.POSITIVE_INFINITY;
  return (statedSize(config, names) ?? 0) >= longest;
}

/** The size of a window or a chunk; where nothing states it a usual one, which is reported. */
function sizeOf(config: Config, names: readonly string[], usual: number): Figure<number> {
  const size = statedSize(config, names);
  if (size !== undefined) return figure(size);
  const [field = ''] = names;
  config.tell(
    'warning',
    field,
    `is missing, while layers are limited to it: taken as ${usual} tokens, which decides their cache; write the right number`,
  );
  return figure(usual, `${field} is not stated`);
}

/** Attention to a sliding window. */
export const sliding: AttentionImporter = {
  layerTypes: ['sliding_attention', 'sliding_window_attention', 'local_attention', 'sliding', 'local', 'swa'],
  layers(config) {
    if (statedSize(config, WINDOW) === undefined || config.flag('use_sliding_window') === false)
      return undefined;
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
  },
  design: (config, context) => ({
    type: figure('sliding'),
    ...windowedHeads(config, context),
    window: sizeOf(config, WINDOW, 4096),
  }),
  isFull: (config) => holdsAll(config, WINDOW),
};

/** Attention to chunks. */
export const chunked: AttentionImporter = {
  layerTypes: ['chunked_attention'],
  layers(config) {
    // Layers without rotary positions, which are those without chunks where a model has chunks.
    const interval = config.number('no_rope_layer_interval') ?? 4;
    if (statedSize(config, CHUNK) === undefined) return undefined;
    const rotary = config.list('no_rope_layers');
    if (rotary !== undefined && rotary.length > 0) return (layer) => rotary[layer] === 1;
    return (layer) => (layer + 1) % interval !== 0;
  },
  design: (config, context) => ({
    type: figure('chunked'),
    ...windowedHeads(config, context),
    chunk: sizeOf(config, CHUNK, 8192),
  }),
  isFull: (config) => holdsAll(config, CHUNK),
};
