import type { Variant } from '../../server/core/profile';
import { type KernelDefinition, singleTolerance } from '../definition/definition';
import { type ProjectionKernelSpec, projectionSchema } from './spec';

/** A projection for software adapters. */
const SMALL = { inner: 512, outer: 256 };

const projection = (
  kernel: ProjectionKernelSpec['kernel'],
  shape: { readonly inner: number; readonly outer: number },
  variants: readonly Variant[],
): KernelDefinition<ProjectionKernelSpec> => ({
  schema: projectionSchema,
  variants,
  at: ({ batch }, variant, software) => ({ kernel, ...(software ? SMALL : shape), batch, variant }),
  extent: ({ batch, inner, outer }) => ({
    buffers: { inputs: batch * inner * 2, outputs: batch * outer * 4 },
    rows: 0,
  }),
  tolerance: singleTolerance,
});

/** Step-3's output projection is 16384 to 7168; its query projection 7168 to 2048. */
export const projectionKernels = {
  gemm: projection('gemm', { inner: 16384, outer: 7168 }, ['matrix', 'f16', 'portable']),
  gemv: projection('gemv', { inner: 7168, outer: 2048 }, ['subgroups', 'f16', 'portable']),
};
