import type { KernelPoint, KvFormat, Variant } from '../../server/core/profile';
import { formatTokens } from '../../server/core/quantity';

/** The kernels that can be measured, in their order, and what each is. */
export const KERNELS: Readonly<Record<string, string>> = {
  mfa: 'multi-matrix factorization attention',
  gqa: 'grouped-query attention',
  mla: 'multi-head latent attention',
  mha: 'multi-head attention',
  gemm: 'projection of many rows',
  gemv: 'projection of few rows',
  moe: 'mixture-of-experts FFN',
};
export const kernelNames: readonly string[] = Object.keys(KERNELS);

/** More rows of a batch than these are not for `gemv`: it is measured with as many instead. */
export const MOST_VECTOR_ROWS = 8;

/** Its place among the kernels, by which it has the same colour and shape in every chart. */
export function kernelIndex(kernel: string): number {
  const index = kernelNames.indexOf(kernel);
  return index < 0 ? kernelNames.length : index;
}

/** Units of arithmetic as people call them; the probes' order is that of the record. */
export const UNITS: Readonly<Record<string, string>> = {
  f32: 'f32',
  f16: 'f16',
  int8: 'packed int8',
  matrix: 'f16 matrices',
  matrixInt8: 'int8 matrices',
};

export const VARIANTS: Readonly<Record<Variant, string>> = {
  portable: 'portable',
  f16: 'f16',
  subgroups: 'subgroups',
  matrix: 'matrix',
};

export const KV_FORMATS: Readonly<Record<KvFormat, string>> = {
  f16: 'f16',
  int8: 'int8',
  e4m3: 'e4m3',
};

type Design = Pick<KernelPoint, 'kernel' | 'variant' | 'kv'>;

/** A kernel, its variant and its cache: what a line of a chart follows. */
export function designName({ kernel, variant, kv }: Design): string {
  return [kernel, variant, ...(kv === null || kv === 'f16' ? [] : [`${kv} KV`])].join(' ');
}

/** A point as words: `mfa matrix, batch 64, 4K tokens`. */
export function pointName(point: KernelPoint): string {
  const { batch, context } = point;
  const size = context === null ? '' : `, ${formatTokens(context)} tokens`;
  return `${designName(point)}, batch ${batch}${size}`;
}

/** What tells a point from all others of a run. */
export function pointKey({ kernel, variant, kv, batch, context }: KernelPoint): string {
  return [kernel, variant, kv, batch, context].join('/');
}
