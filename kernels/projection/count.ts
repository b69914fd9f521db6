import type { ProjectionKernelSpec } from './spec';

const HALF_BYTES = 2;
const OUTPUT_BYTES = 4;

/**
 * A projection's work: 2 FLOPs per weight and row, as in the estimates; weights, inputs and outputs are moved
 * once.
 */
export function countProjection({ batch, inner, outer }: ProjectionKernelSpec): {
  readonly flops: number;
  readonly bytes: number;
} {
  return {
    flops: 2 * batch * inner * outer,
    bytes: HALF_BYTES * inner * (outer + batch) + OUTPUT_BYTES * batch * outer,
  };
}
