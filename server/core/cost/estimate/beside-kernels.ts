import type { BoundFfn } from '../costed-model';
import type { Layout } from './layout';
import type { Fixed } from './network';

/**
 * Time of one half of a layer beside its kernels: half of `overhead.layer` each (norms, rotary embedding, quantization, gaps
 * between kernels); and on shared cards whose attention is data parallel `overhead.token` for each token of the rank, for
 * packing and unpacking what goes to the experts' ranks.
 */
export function besideKernels(
  layout: Layout,
  half: 'attention' | 'ffn',
  design?: BoundFfn,
): readonly Fixed[] {
  const { hardware } = layout[half];
  const layer: Fixed = { overhead: 'layer', times: 0.5, hardware };
  const exchanged =
    half === 'ffn' &&
    layout.shared &&
    design !== undefined &&
    design.operator.split.active > 0 &&
    layout.attention.degrees.data > 1 &&
    layout.ffn.degrees.expert > 1;
  if (!exchanged) return [layer];
  const times = layout.sequences * layout.speculation.verified;
  return [layer, { overhead: 'token', times, hardware }];
}
