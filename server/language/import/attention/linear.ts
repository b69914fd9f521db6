import type { AttentionOf } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, figure } from '../figure';
import { headDim, heads } from './heads';
import type { AttentionImporter, LayerContext } from './importer';

function linearAttention(config: Config, { hidden }: LayerContext): Design<AttentionOf<'linear'>> {
  const delta = config.number('linear_num_value_heads');
  if (delta !== undefined)
    return {
      type: figure('linear'),
      key_heads: figure(config.number('linear_num_key_heads') ?? delta),
      value_heads: figure(delta),
      key_dim: figure(config.number('linear_key_head_dim') ?? 0),
      value_dim: figure(config.number('linear_value_head_dim') ?? 0),
      conv: figure(config.number('linear_conv_kernel_dim') ?? 0, 'linear_conv_kernel_dim'),
    };
  const kimi = config.map('linear_attn_config');
  if (kimi !== undefined) {
    const [count, dim] = [kimi.number('num_heads') ?? 0, kimi.number('head_dim') ?? 0];
    return {
      type: figure('linear'),
      key_heads: figure(count, 'linear_attn_config.num_heads'),
      value_heads: figure(count),
      key_dim: figure(dim),
      value_dim: figure(dim),
      conv: figure(kimi.number('short_conv_kernel_size') ?? 0),
      ...(kimi.flag('use_full_rank_gate') === true
        ? { decay_rank: figure(dim, 'the decay passes through one head’s width') }
        : { gate_rank: figure(dim, 'gates pass through one head’s width') }),
    };
  }
  const dim = headDim(config, hidden);
  return {
    type: figure('linear'),
    heads: figure(heads(config)),
    head_dim: dim,
    output_gate: figure(true, 'lightning attention gates its output'),
  };
}

/** The linear attention of a hybrid model. */
export const linear: AttentionImporter = {
  layerTypes: ['linear_attention', 'gated_delta_net', 'kda', 'lightning_attention'],
  layers(config, layers) {
    const minimax = config.list('attn_type_list');
    if (minimax !== undefined) return (layer) => minimax[layer] === 0;
    const kimi = config.map('linear_attn_config')?.list('kda_layers');
    // The other layers, which follow from these.
    config.map('linear_attn_config')?.list('full_attn_layers');
    if (kimi !== undefined) return (layer) => kimi.includes(layer + 1);
    const interval = config.number('full_attention_interval');
    if (interval !== undefined && interval > 1 && layers > 0) return (layer) => (layer + 1) % interval !== 0;
    const group = config.number('layer_group_size');
    // The last of each group is full attention, and what is left of the last group.
    if (group !== undefined && group > 1)
      return (layer) => (layer + 1) % group !== 0 && layer < Math.floor(layers / group) * group;
    return undefined;
  },
  design: linearAttention,
};
