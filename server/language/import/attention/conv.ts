import { figure } from '../figure';
import type { AttentionImporter } from './importer';

/** Short convolutions (LFM2): where a list names them, or all layers but those that it names as attention. */
export const conv: AttentionImporter = {
  layerTypes: ['conv', 'short_conv'],
  layers(config) {
    const full = config.list('full_attn_idxs');
    return full === undefined ? undefined : (layer) => !full.includes(layer);
  },
  design: (config, { hidden }) => {
    // The cache is as long as the convolution, and the widths around it are the model's.
    config.number('conv_dim_out');
    return {
      type: figure('conv'),
      width: figure(config.number('conv_dim') ?? hidden),
      taps: figure(config.number('conv_L_cache', 'conv_kernel_size') ?? 3),
    };
  },
};
