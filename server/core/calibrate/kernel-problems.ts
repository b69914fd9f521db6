import { computeRate } from '../cost/rate';
import { formatBytes, formatFlops, formatTime } from '../quantity';
import type { HardwareSpec } from '../spec';
import type { KernelMeasurement } from './measurement';
import type { CalibrationProblem } from './problem';
import { roofed } from './roofed-kernel';

/** Problems of measurements that no efficiency can explain: faster than the peaks, or slower than any kernel. */
export function kernelProblems(
  kernels: readonly KernelMeasurement[],
  hardware: HardwareSpec,
): readonly CalibrationProblem[] {
  return kernels.flatMap((kernel): CalibrationProblem[] => {
    const { row, type, seconds, flops, bytes } = kernel;
    if (computeRate(hardware, type) === undefined) {
      const message = `expected ${hardware.name} to have a compute rate for ${type} or a wider float; add it to the file, or name the format in a column \`arithmetic\``;
      return [{ code: 'missing-rate', rows: [row], message }];
    }
    const { computeSeconds, memorySeconds } = roofed(kernel, hardware);
    const least = Math.max(computeSeconds, memorySeconds);
    const time = formatTime(seconds);
    if (seconds < least) {
      const work = memorySeconds > computeSeconds ? formatBytes(bytes) : formatFlops(flops);
      const message = `${time} is faster than the peaks of ${hardware.name} allow, ${formatTime(least)} for ${work}; check the unit, the shape and the peaks`;
      return [{ code: 'faster-than-peaks', rows: [row], message }];
    }
    if (seconds > 100 * least + 1e-3) {
      const message = `${time} is more than 100 times what the peaks of ${hardware.name} allow, ${formatTime(least)}; check the unit of the time`;
      return [{ code: 'implausible', rows: [row], message }];
    }
    return [];
  });
}

/** The measurements by family, in order of first appearance. */
export function byFamily(
  kernels: readonly KernelMeasurement[],
): ReadonlyMap<string, readonly KernelMeasurement[]> {
  const families = new Map<string, KernelMeasurement[]>();
  for (const kernel of kernels) {
    const known = families.get(kernel.family);
    if (known === undefined) families.set(kernel.family, [kernel]);
    else known.push(kernel);
  }
  return families;
}

/** Why groups of kernels cannot be fitted: one kernel gives a number, but no estimate of its error. */
export function tooFewKernels(
  groups: readonly { readonly subject: string; readonly kernels: readonly KernelMeasurement[] }[],
): readonly CalibrationProblem[] {
  return groups.flatMap(({ subject, kernels: rows }): CalibrationProblem[] => {
    if (rows.length > 1) return [];
    const message = `expected at least 2 measurements of ${subject}, so that there is an error to report, found 1; add other batches and contexts`;
    return [{ code: 'too-few-points', rows: rows.map(({ row }) => row), message }];
  });
}
