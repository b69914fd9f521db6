import type { Config } from './config';

/** A value of the model file, with a word on how it came about where it is not simply a field. */
export interface Figure {
  readonly value: number | string | boolean;
  readonly comment?: string;
}

/** A design of the model file: its keys in the order in which they are written. */
export type Design = Readonly<Record<string, Figure>>;

const figure = (value: Figure['value'], comment?: string): Figure =>
  comment === undefined ? { value } : { value, comment };

function given(keys: Readonly<Record<string, Figure | undefined>>): Design {
  return Object.fromEntries(
    Object.entries(keys).filter((entry): entry is [string, Figure] => entry[1] !== undefined),
  );
}

function heads(config: Config): number {
  return config.number('num_attention_heads', 'n_head', 'n_heads', 'num_heads') ?? 0;
}

function headDim(config: Config, hidden: number): Figure {
  const stated = config.number('head_dim', 'kv_channels', 'attention_head_dim');
  if (stated !== undefined) return figure(stated);
  return ofHeads(config, hidden);
}

/** The width of a head where the heads share the model's. */
function ofHeads(config: Config, hidden: number): Figure {
  return figure(Math.floor(hidden / Math.max(heads(config), 1)), 'hidden_size / num_attention_heads');
}

function kvHeads(config: Config): number {
  if (config.flag('multi_query_attention') === false) return heads(config);
  if (config.map('attn_config')?.text('attn_type') === 'multiquery_attention') return 1;
  if (config.flag('multi_query') === true && config.flag('new_decoder_architecture') !== true) return 1;
  const attention = config.map('attn_config');
  const names = [
    'num_key_value_heads',
    'num_kv_heads',
    'n_head_kv',
    'num_attention_groups',
    'multi_query_group_num',
  ];
  return config.number(...names) ?? attention?.number('kv_n_heads') ?? heads(config);
}

/** Grouped-query attention of any kind, by its number of key and value heads. */
export function groupedAttention(config: Config, hidden: number): Design {
  const [many, few] = [heads(config), kvHeads(config)];
  const rank = config.number('share_q_dim');
  const gate = config.flag('attn_output_gate') === true ? figure(true, 'attn_output_gate') : undefined;
  const value = config.number('v_head_dim');
  const dim = headDim(config, hidden);
  if (rank !== undefined)
    return given({
      type: figure('mfa'),
      heads: figure(many),
      kv_heads: figure(few),
      head_dim: dim,
      query_rank: figure(rank, 'share_q_dim'),
    });
  const type = few === many ? 'mha' : few === 1 ? 'mqa' : 'gqa';
  const kv = type === 'gqa' ? figure(few) : undefined;
  const valueDim = value === undefined || value === dim.value ? undefined : figure(value);
  return given({
    type: figure(type),
    heads: figure(many),
    kv_heads: kv,
    head_dim: dim,
    value_dim: valueDim,
    output_gate: gate,
  });
}

/** Multi-head latent attention. Values are as wide as a head where their width is not stated. */
export function latentAttention(config: Config, hidden: number): Design {
  const value = config.number('v_head_dim');
  const rank = config.number('q_lora_rank');
  return given({
    type: figure('mla'),
    heads: figure(heads(config)),
    query_rank: rank === undefined || rank === 0 ? undefined : figure(rank),
    kv_rank: figure(config.number('kv_lora_rank') ?? 0),
    rope_dim: figure(config.number('qk_rope_head_dim') ?? 0),
    nope_dim: figure(config.number('qk_nope_head_dim') ?? 0),
    value_dim: value === undefined ? ofHeads(config, hidden) : figure(value),
  });
}

/** The full attention of a model: latent where it has a compressed cache, else grouped. */
export function fullAttention(config: Config, hidden: number): Design {
  return (config.number('kv_lora_rank') ?? 0) > 0
    ? latentAttention(config, hidden)
    : groupedAttention(config, hidden);
}

/** The same heads over a window or a chunk. */
export function windowedAttention(
  config: Config,
  hidden: number,
  type: 'sliding' | 'chunked',
  size: number,
): Design {
  const {
    heads: many,
    kv_heads,
    head_dim,
    value_dim,
    output_gate,
    query_rank,
  } = groupedAttention(config, hidden);
  // Some models give their windows heads of their own.
  const own = (field: string): Figure | undefined => {
    const value = config.number(field);
    return value === undefined ? undefined : figure(value);
  };
  const dim = own('swa_head_dim') ?? head_dim;
  const value = own('swa_v_head_dim') ?? value_dim;
  const extent = type === 'sliding' ? { window: figure(size) } : { chunk: figure(size) };
  return given({
    type: figure(type),
    heads: own('swa_num_attention_heads') ?? many,
    kv_heads: own('swa_num_key_value_heads') ?? kv_heads ?? figure(kvHeads(config)),
    head_dim: dim,
    value_dim: value?.value === dim?.value ? undefined : value,
    query_rank,
    output_gate,
    ...extent,
  });
}

/** The sparse attention of DeepSeek-V3.2: an indexer over the attention named. */
export function sparseAttention(config: Config, base: string): Design | undefined {
  const topK = config.number('index_topk');
  if (topK === undefined) return undefined;
  return given({
    type: figure('sparse'),
    base: figure(base),
    top_k: figure(topK, 'index_topk'),
    index_heads: figure(config.number('index_n_heads') ?? 0),
    index_dim: figure(config.number('index_head_dim') ?? 0),
  });
}

/** The linear attention of a hybrid model. */
export function linearAttention(config: Config, hidden: number): Design {
  const delta = config.number('linear_num_value_heads');
  if (delta !== undefined) {
    return given({
      type: figure('linear'),
      key_heads: figure(config.number('linear_num_key_heads') ?? delta),
      value_heads: figure(delta),
      key_dim: figure(config.number('linear_key_head_dim') ?? 0),
      value_dim: figure(config.number('linear_value_head_dim') ?? 0),
      conv: figure(config.number('linear_conv_kernel_dim') ?? 0, 'linear_conv_kernel_dim'),
    });
  }
  const kimi = config.map('linear_attn_config');
  if (kimi !== undefined) {
    const [count, dim] = [kimi.number('num_heads') ?? 0, kimi.number('head_dim') ?? 0];
    return given({
      type: figure('linear'),
      key_heads: figure(count, 'linear_attn_config.num_heads'),
      value_heads: figure(count),
      key_dim: figure(dim),
      value_dim: figure(dim),
      conv: figure(kimi.number('short_conv_kernel_size') ?? 0),
      gate_rank: figure(dim, 'gates pass through one head’s width'),
    });
  }
  const dim = headDim(config, hidden);
  return given({
    type: figure('linear'),
    heads: figure(heads(config)),
    head_dim: dim,
    output_gate: figure(true, 'lightning attention gates its output'),
  });
}
