import { formula } from '../../formula';

/**
 * Tokens of a micro-batch from which on an FFN is compute bound: each weight, read once, serves 2·B·S FLOPs, which must
 * outlast its read: 2·B·S/weight bytes >= FLOPs/bandwidth. Dense FFNs have S = 1.
 */
export const COMPUTE_BOUND_BATCH = formula('flops / bandwidth * weight_bytes / (2 * sparsity)');

/**
 * The batch that makes an FFN compute bound: 3,620 for Step-3 on H800.
 * @param flops FLOP/s of a card in the FFN's format
 * @param bandwidth its memory bandwidth
 * @param weightBytes bytes of a weight
 * @param sparsity active over all experts, shared ones included; 1 for a dense FFN
 */
export function computeBoundBatch(
  flops: number,
  bandwidth: number,
  weightBytes: number,
  sparsity: number,
): number {
  return COMPUTE_BOUND_BATCH.evaluate({ flops, bandwidth, weight_bytes: weightBytes, sparsity });
}
