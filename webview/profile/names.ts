import {
  type KernelPoint,
  type KvFormat,
  measuredKernelNames,
  type Variant,
} from '../../server/core/profile';
import { formatTokens } from '../../server/core/quantity';

const kernelNames: readonly string[] = measuredKernelNames;

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
