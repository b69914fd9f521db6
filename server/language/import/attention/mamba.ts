import type { AttentionOf, AttentionSpec } from '../../../core/spec';
import type { Config } from '../config';
import { familyOf } from '../families';
import { type Design, figure } from '../figure';
import { fullAttention } from './full';
import type { AttentionImporter, LayerContext } from './importer';

const STATE = ['mamba_d_state', 'ssm_state_size', 'mamba_state_dim', 'state_size'];
const CONV = ['mamba_d_conv', 'conv_kernel', 'd_conv'];
const HEADS = ['mamba_n_heads', 'mamba_num_heads'];
const EXPAND = ['mamba_expand', 'expand'];

/** Whether a configuration has state-space layers. */
function hasMamba(config: Config): boolean {
  return [...STATE, ...HEADS].some((name) => config.has(name));
}

/** Whether a model has state-space layers and nothing else. */
export function isPureMamba(config: Config): boolean {
  return hasMamba(config) && familyOf(config.text('model_type') ?? '').pureMamba === true;
}

function mamba2Design(config: Config, hidden: number, heads: number): Design<AttentionOf<'mamba2'>> {
  const stated = config.number('mamba_d_ssm');
  const own = numberOrAuto(config, 'mamba_d_head', 'mamba_head_dim', 'head_dim');
  const expanded = (config.number(...EXPAND) ?? 2) * hidden;
  const dim =
    stated !== undefined
      ? figure(Math.floor(stated / heads), 'mamba_d_ssm / mamba_n_heads')
      : own !== undefined
        ? figure(own)
        : figure(Math.floor(expanded / heads), 'mamba_expand · hidden_size / mamba_n_heads');
  return {
    type: figure('mamba2'),
    heads: figure(heads),
    head_dim: dim,
    state: figure(config.number(...STATE) ?? 128),
    groups: figure(config.number('mamba_n_groups', 'mamba_num_groups', 'n_groups') ?? 1),
    conv: figure(config.number(...CONV) ?? 4),
  };
}

/** Some write `auto` for what follows from the other sizes. */
function numberOrAuto(config: Config, ...names: readonly string[]): number | undefined {
  return config.text(...names) === undefined ? config.number(...names) : undefined;
}

function mamba1Design(config: Config, hidden: number): Design<AttentionOf<'mamba'>> {
  const inner =
    config.number('mamba_d_inner', 'd_inner') ??
    (isPureMamba(config) ? config.number('intermediate_size') : undefined);
  const rank = numberOrAuto(config, 'mamba_dt_rank', 'time_step_rank', 'dt_rank');
  const expanded = (config.number(...EXPAND) ?? 2) * hidden;
  return {
    type: figure('mamba'),
    inner: inner === undefined ? figure(expanded, 'mamba_expand · hidden_size') : figure(inner),
    state: figure(config.number(...STATE) ?? 16),
    dt_rank: rank === undefined ? figure(Math.ceil(hidden / 16), 'hidden_size / 16') : figure(rank),
    conv: figure(config.number(...CONV) ?? 4),
  };
}

/** A state-space layer: Mamba-2 where it has heads. */
function mambaDesign(config: Config, { hidden }: LayerContext): Design<AttentionSpec> {
  const pure = isPureMamba(config) ? config.number('num_heads') : undefined;
  const heads = config.number(...HEADS) ?? pure;
  return heads === undefined ? mamba1Design(config, hidden) : mamba2Design(config, hidden, heads);
}

/** State-space layers, where attention is the exception. */
export const mamba: AttentionImporter = {
  layerTypes: ['mamba', 'mamba1', 'mamba2', 'ssm'],
  layers(config) {
    if (!hasMamba(config)) return undefined;
    if (isPureMamba(config)) return () => true;
    const listed = config.list('attn_layer_indices');
    if (listed !== undefined) return (layer) => !listed.includes(layer);
    const period = config.number('attn_layer_period');
    if (period === undefined || period === 0) return undefined;
    const offset = config.number('attn_layer_offset') ?? 0;
    return (layer) => (layer - offset) % period !== 0;
  },
  design: mambaDesign,
  unused(config) {
    if (hasMamba(config) && familyOf(config.text('model_type') ?? '').parallelMamba !== true)
      config.tell(
        'error',
        config.nameOf(...STATE, ...HEADS),
        'belongs to state-space layers, and nothing says which layers those are; expected a list such as `layers_block_type`; nothing was counted for them',
      );
  },
};

/** Attention and a state-space model side by side in every layer (Falcon-H1). */
export const parallel: AttentionImporter = {
  layerTypes: [],
  layers: (config) =>
    hasMamba(config) && familyOf(config.text('model_type') ?? '').parallelMamba === true
      ? () => true
      : undefined,
  design(config, context) {
    const attention = fullAttention(config, context);
    const base = context.add(attention.type.value, attention);
    return {
      type: figure('parallel'),
      base: figure(base),
      with: figure(context.add('mamba', mambaDesign(config, context))),
    };
  },
};
