import { moeOperator } from '../../server/core/designs';
import type { MoeKernelSpec } from './spec';

const HALF_BYTES = 2;
const OUTPUT_BYTES = 4;

/**
 * The work of a mixture of experts: FLOPs by the formula of the estimates; bytes are the weights of the experts
 * that are used, and the input and output of tokens. Intermediate results are an implementation detail and not
 * counted.
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
