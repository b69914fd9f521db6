import type { Config } from '../config';
import { familyOf } from '../families';
import { type Figure, figure } from '../figure';

const HEADS = ['num_attention_heads', 'n_head', 'n_heads', 'num_heads', 'num_query_heads'];
const KV_HEADS = [
  'num_key_value_heads_per_layer',
  'num_key_value_heads',
  'num_kv_heads',
  'n_kv_heads',
  'n_head_kv',
  'num_attention_groups',
  'multi_query_group_num',
];

/** How many query heads a model has. */
export function heads(config: Config): number {
  return config.number(...HEADS) ?? 0;
}

/** The width of a head where the heads share the model's. */
export function ofHeads(config: Config, hidden: number): Figure<number> {
  return figure(Math.floor(hidden / Math.max(heads(config), 1)), 'hidden_size / num_attention_heads');
}

/** The width of a head. */
export function headDim(config: Config, hidden: number): Figure<number> {
  // Hunyuan writes a width of heads that its layers do not use.
  const others =
    familyOf(config.text('model_type') ?? '').headsShareWidth === true ? [] : ['attention_head_dim'];
  const stated = config.number('head_dim', 'kv_channels', ...others);
  return stated === undefined ? ofHeads(config, hidden) : figure(stated);
}

/** How many key and value heads a model has. */
export function kvHeads(config: Config): number {
  if (config.flag('multi_query_attention') === false) return heads(config);
  if (config.map('attn_config')?.text('attn_type') === 'multiquery_attention') return 1;
  if (config.flag('multi_query') === true && config.flag('new_decoder_architecture') !== true) return 1;
  return config.number(...KV_HEADS) ?? config.map('attn_config')?.number('kv_n_heads') ?? heads(config);
}
