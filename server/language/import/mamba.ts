import type { Design, Figure } from './attention';
import type { Config } from './config';

const figure = (value: Figure['value'], comment?: string): Figure =>
  comment === undefined ? { value } : { value, comment };

/** Whether a configuration has state-space layers. */
export function hasMamba(config: Config): boolean {
  return config.has('mamba_d_state') || config.has('mamba_n_heads');
}

/**
 * A Mamba layer as a custom attention: the state is read and written, and takes about 6 FLOPs an element (decay, input, and output,
 * a multiply-add each).
 */
export function mambaDesign(config: Config, hidden: number): Design {
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
