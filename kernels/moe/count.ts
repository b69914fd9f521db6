import { moeOperator } from '../../server/core/designs';
import type { MoeKernelSpec } from './spec';

const HALF_BYTES = 2;
const OUTPUT_BYTES = 4;

/**
 * The work of a mixture of experts: FLOPs by the formula that estimates use; bytes are the weights of the experts that
 * some token reached, and the tokens in and out. What lies between its passes is the kernel's own affair.
 */
export function countMoe(
  spec: MoeKernelSpec,
  touchedExperts: number,
): { readonly flops: number; readonly bytes: number } {
  const { batch, hidden, width, experts, active } = spec;
  const operator = moeOperator({ type: 'moe', experts, active, width, shared: 0 });
  const flops = batch * operator.ffnFlops.evaluate({ ...operator.variables, hidden });
  const weights = touchedExperts * 3 * hidden * width * HALF_BYTES;
  return { flops, bytes: weights + batch * hidden * (HALF_BYTES + OUTPUT_BYTES) };
}
