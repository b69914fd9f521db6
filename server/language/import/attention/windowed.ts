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

/** A window that reaches past the longest context is no window. */
function windowOf(config: Config): number | undefined {
  const window = config.number('sliding_window', 'sliding_window_size', 'attention_window', 'window_size');
  const longest = config.number('max_position_embeddings', 'max_sequence_length') ?? Number.POSITIVE_INFINITY;
  return window === undefined || window === 0 || window >= longest ? undefined : window;
}

/** Attention to a sliding window. */
export const sliding: AttentionImporter = {
  layerTypes: ['sliding_attention', 'sliding_window_attention', 'local_attention', 'sliding', 'local', 'swa'],
  layers(config) {
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
  },
  design: (config, context) => ({
    type: figure('sliding'),
    ...windowedHeads(config, context),
    window: figure(windowOf(config) ?? 4096),
  }),
};

/** Attention to chunks. */
export const chunked: AttentionImporter = {
  layerTypes: ['chunked_attention'],
  layers(config) {
    if (config.number('attention_chunk_size') === undefined) return undefined;
    const rotary = config.list('no_rope_layers');
    if (rotary !== undefined && rotary.length > 0) return (layer) => rotary[layer] === 1;
    const interval = config.number('no_rope_layer_interval') ?? 4;
    return (layer) => (layer + 1) % interval !== 0;
  },
  design: (config, context) => ({
    type: figure('chunked'),
    ...windowedHeads(config, context),
    chunk: figure(config.number('attention_chunk_size') ?? 8192),
  }),
};
