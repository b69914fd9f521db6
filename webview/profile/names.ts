import { type ArithmeticUnit, type KernelPoint, measuredKernelNames } from '../../server/core/profile';
import { formatTokens } from '../../server/core/quantity';

const kernelNames: readonly string[] = measuredKernelNames;

/** The index of a kernel, which determines its colour and shape in every chart. */
export function kernelIndex(kernel: string): number {
  const index = kernelNames.indexOf(kernel);
  return index < 0 ? kernelNames.length : index;
}

/** The names of arithmetic units, in the order of the probes. */
const UNITS: Readonly<Record<ArithmeticUnit, string>> = {
  f32: 'f32',
  f16: 'f16',
  int8: 'packed int8',
  matrix: 'f16 matrices',
  matrixInt8: 'int8 matrices',
};

const unitNames: ReadonlyMap<string, string> = new Map(Object.entries(UNITS));
const unitOrder = [...unitNames.keys()];

/** The name of a unit; its identifier if this version does not know it. */
export const unitName = (unit: string): string => unitNames.get(unit) ?? unit;

/** The index of a unit. */
export const unitIndex = (unit: string): number => unitOrder.indexOf(unit);

type Design = Pick<KernelPoint, 'kernel' | 'variant' | 'kv'>;

/** A kernel, its variant and its cache: the name of a series. */
export function designName({ kernel, variant, kv }: Design): string {
  return [kernel, variant, ...(kv === null || kv === 'f16' ? [] : [`${kv} KV`])].join(' ');
}

/** A point in words: `mfa matrix, batch 64, 4K tokens`. */
export function pointName(point: KernelPoint): string {
  const { batch, context } = point;
  const size = context === null ? '' : `, ${formatTokens(context)} tokens`;
  return `${designName(point)}, batch ${batch}${size}`;
}

/** Identifies a point within a run. */
export function pointKey({ kernel, variant, kv, batch, context }: KernelPoint): string {
  return [kernel, variant, kv, batch, context].join('/');
}
