import { type AdapterCard, halfMatrixShape, hasF16, hasSubgroups } from '../device/card';
import type { KernelSpec, Variant } from '../spec';

/** Query heads per KV head from which matrix units pay: below, most rows of a matrix are padding. */
const MATRIX_ROWS = 4;

/** The variants of a kernel that an adapter can run, the fastest first. `portable` is always among them. */
export function variantsFor(
  kernel: KernelSpec['kernel'],
  headsPerKvHead: number,
  card: AdapterCard,
): readonly Variant[] {
  const matrix = kernel !== 'gemv' && headsPerKvHead >= MATRIX_ROWS && halfMatrixShape(card) !== undefined;
  const shuffles = kernel !== 'gemm' && kernel !== 'moe' && hasSubgroups(card);
  return [
    ...(matrix ? (['matrix'] as const) : []),
    ...(shuffles ? (['subgroups'] as const) : []),
    ...(hasF16(card) ? (['f16'] as const) : []),
    'portable',
  ];
}
