import { type KernelPoint, measuredKernel, type Profile } from '../profile';
import type { NumberType } from '../spec';
import type { KernelMeasurement } from './measurement';

/**
 * Kernels compute in half precision however the cache is stored: 8-bit elements are unpacked first. Matrix units
 * multiply halves directly; the other variants (portable, f16, subgroups) widen them to single precision. The
 * efficiency refers to the FP16 rate for all of them, because a model's arithmetic is costed at that rate; 8-bit
 * caches only reduce the bytes.
 */
const ARITHMETIC: NumberType = 'fp16';

/** The points of a profile as measurements, and notes on what was left out. */
export interface ProfileKernels {
  readonly kernels: readonly KernelMeasurement[];
  readonly notes: readonly string[];
}

/**
 * The informative points: those with right results, and of the variants of a kernel at one size the fastest. The
 * row of a measurement is the point's index in the profile, counted from 1.
 */
export function profileKernels({ kernels, failures }: Profile): ProfileKernels {
  const notes: string[] = [];
  let points = 0;
  const fastest = new Map<string, KernelMeasurement>();
  for (const [index, point] of kernels.entries()) {
    const family = measuredKernel(point.kernel)?.family;
    if (family === undefined) notes.push(`${nameOf(point)} is left out: no family of kernels has that name`);
    else if (point.problem !== null) notes.push(`${nameOf(point)} is left out: ${point.problem}`);
    else {
      const { seconds, flopsPerSecond, bytesPerSecond } = point;
      const [flops, bytes] = [flopsPerSecond * seconds, bytesPerSecond * seconds];
      const measurement = { row: index + 1, family, type: ARITHMETIC, flops, bytes, seconds };
      const size = [point.kernel, point.kv, point.batch, point.context].join(' ');
      const known = fastest.get(size);
      points += 1;
      if (known === undefined || seconds < known.seconds) fastest.set(size, measurement);
    }
  }
  const kept = [...fastest.values()];
  if (kept.length < points) notes.push('only the fastest variant of each kernel counts');
  for (const { what, failure } of failures) notes.push(`${what} was not measured: ${failure.message}`);
  return { kernels: kept, notes };
}

function nameOf({ kernel, variant, kv, batch, context }: KernelPoint): string {
  const size = context === null ? `batch ${batch}` : `batch ${batch}, context ${context}`;
  return `${kernel} ${variant}${kv === null ? '' : ` ${kv}`} at ${size}`;
}

/** Notes on what a single number for a family hides if its points differ in more than size. */
export function mixtureNotes(
  { kernels: all }: Profile,
  measurements: readonly KernelMeasurement[],
): readonly string[] {
  return [...new Set(measurements.map(({ family }) => family))].flatMap((family) => {
    const points = measurements.flatMap((one) => (one.family === family ? (all[one.row - 1] ?? []) : []));
    const formats = [...new Set(points.flatMap(({ kv }) => kv ?? []))];
    const vector = points.filter(({ variant }) => variant !== 'matrix').length;
    const notes: string[] = [];
    if (formats.length > 1)
      notes.push(
        `${family} has one number for all KV caches (${formats.join(', ')}); measure one to know it alone`,
      );
    if (vector > 0)
      notes.push(
        `${vector} of ${points.length} points of ${family} ran without matrix units, in single precision: their share of the peak rate is small by nature`,
      );
    return notes;
  });
}
