import { type ArithmeticUnit, type KernelPoint, measuredKernelNames } from '../../server/core/profile';
import { formatTokens } from '../../server/core/quantity';

const kernelNames: readonly string[] = measuredKernelNames;

/** Its place among the kernels, by which it has the same colour and shape in every chart. */
export function kernelIndex(kernel: string): number {
  const index = kernelNames.indexOf(kernel);
  return index < 0 ? kernelNames.length : index;
}

/** Units of arithmetic as people call them, in the order of the probes. */
const UNITS: Readonly<Record<ArithmeticUnit, string>> = {
  f32: 'f32',
  f16: 'f16',
  int8: 'packed int8',
  matrix: 'f16 matrices',
  matrixInt8: 'int8 matrices',
};

const unitNames: ReadonlyMap<string, string> = new Map(Object.entries(UNITS));
const unitOrder = [...unitNames.keys()];

/** A unit in words; by its own name where this version does not know it. */
export const unitName = (unit: string): string => unitNames.get(unit) ?? unit;

/** The place of a unit among the others. */
export const unitIndex = (unit: string): number => unitOrder.indexOf(unit);

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
