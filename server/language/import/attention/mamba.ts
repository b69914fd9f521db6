import type { AttentionOf } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, figure } from '../figure';
import type { AttentionImporter } from './importer';

/** Whether a configuration has state-space layers. */
function hasMamba(config: Config): boolean {
  return config.has('mamba_d_state') || config.has('mamba_n_heads');
}

/**
 * A Mamba layer as a custom attention: the state is read and written, and takes about 6 FLOPs an element (decay, input, and output,
 * a multiply-add each).
 */
function mambaDesign(config: Config, hidden: number): Design<AttentionOf<'custom'>> {
  const inner = (config.number('mamba_expand') ?? 2) * hidden;
  const state = config.number('mamba_d_state') ?? 16;
  const conv = config.number('mamba_d_conv') ?? 4;
  const heads = config.number('mamba_n_heads');
  const common = {
    type: figure('custom', heads === undefined ? 'Mamba' : 'Mamba-2'),
    flops: figure('6 * inner * state'),
    state_bytes: figure('2 * inner * state * bytes_per_state'),
  };
  const sizes = {
    inner: figure(inner, 'mamba_expand · hidden_size'),
    state: figure(state),
    conv: figure(conv),
  };
  if (heads !== undefined)
    return {
      ...common,
      parameters: figure(
        'hidden * (2 * inner + 2 * groups * state + ssm_heads) + conv * (inner + 2 * groups * state) + inner * hidden',
      ),
      ...sizes,
      groups: figure(config.number('mamba_n_groups') ?? 1),
      ssm_heads: figure(heads),
    };
  return {
    ...common,
    parameters: figure(
      'hidden * 2 * inner + conv * inner + inner * (dt_rank + 2 * state) + dt_rank * inner + inner * state + inner * hidden',
    ),
    ...sizes,
    dt_rank: figure(config.number('mamba_dt_rank') ?? Math.ceil(hidden / 16)),
  };
}

/** State-space layers, where attention is the exception. */
export const mamba: AttentionImporter = {
  layerTypes: ['mamba'],
  layers(config) {
    if (!hasMamba(config)) return undefined;
    const listed = config.list('attn_layer_indices');
    if (listed !== undefined) return (layer) => !listed.includes(layer);
    const period = config.number('attn_layer_period');
    if (period === undefined || period === 0) return undefined;
    const offset = config.number('attn_layer_offset') ?? 0;
    return (layer) => (layer - offset) % period !== 0;
  },
  design: mambaDesign,
  unused(config) {
    if (hasMamba(config))
      config.tell(
        'error',
        'mamba_d_state',
        'its state-space layers run where nothing says; they are not counted',
      );
  },
};
