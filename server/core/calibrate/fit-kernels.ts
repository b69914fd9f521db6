import { efficiencyAt, kernelOverhead } from '../cost';
import { computeRate } from '../cost/rate';
import { formatQuantity } from '../quantity';
import type { HardwareSpec } from '../spec';
import type { Unknown } from './candidate';
import {
  efficiencyAround,
  type Fit,
  type FittedNumber,
  fitError,
  type HeldNumber,
  roundedSeconds,
} from './fit';
import { identify, type Predict, subsets } from './identify';
import type { KernelMeasurement } from './measurement';
import type { CalibrationProblem } from './problem';

type Name = 'compute' | 'memory' | 'kernel overhead';

const NAMES: readonly Name[] = ['compute', 'memory', 'kernel overhead'];

/** A measured kernel with its time at the peaks. */
interface Roofed extends KernelMeasurement {
  readonly computeSeconds: number;
  readonly memorySeconds: number;
}

function roofed(kernel: KernelMeasurement, hardware: HardwareSpec): Roofed {
  const peak = computeRate(hardware, kernel.type)?.peak ?? Number.NaN;
  return {
    ...kernel,
    computeSeconds: kernel.flops / peak,
    memorySeconds: kernel.bytes / hardware.memory.bandwidth,
  };
}

/** Measurements that no efficiency explains: faster than the peaks, or slower than any kernel. */
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
    const time = formatQuantity(seconds, 'time');
    if (seconds < least) {
      const work =
        memorySeconds > computeSeconds ? formatQuantity(bytes, 'data') : formatQuantity(flops, 'arithmetic');
      const message = `${time} is faster than the peaks of ${hardware.name} allow, ${formatQuantity(least, 'time')} for ${work}; check the unit, the shape and the peaks`;
      return [{ code: 'faster-than-peaks', rows: [row], message }];
    }
    if (seconds > 100 * least + 1e-3) {
      const message = `${time} is more than 100 times what the peaks of ${hardware.name} allow, ${formatQuantity(least, 'time')}; check the unit of the time`;
      return [{ code: 'implausible', rows: [row], message }];
    }
    return [];
  });
}

/** The measurements of each family, in the order in which they first appear. */
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

/** Why a family cannot be fitted: one kernel gives a number, and nothing to tell how far to trust it. */
export function tooFewKernels(kernels: readonly KernelMeasurement[]): readonly CalibrationProblem[] {
  return [...byFamily(kernels)].flatMap(([family, rows]): CalibrationProblem[] => {
    if (rows.length > 1) return [];
    const message = `expected at least 2 measurements of ${family}, so that there is an error to report, found 1; add other batches and contexts`;
    return [{ code: 'too-few-points', rows: rows.map(({ row }) => row), message }];
  });
}

/**
 * Fits a kernel family by max(FLOPs/(peak·compute), bytes/(bandwidth·memory)) + overhead: the compute and memory efficiency
 * and the overhead, as far as the measurements tell them.
 */
export function fitKernels(
  family: string,
  kernels: readonly KernelMeasurement[],
  hardware: HardwareSpec,
): Fit {
  const points = kernels.map((kernel) => roofed(kernel, hardware));
  const unknowns = unknownsOf(family, points, hardware);
  const predict: Predict<Name> = (values) =>
    points.map(
      ({ computeSeconds, memorySeconds }) =>
        Math.max(computeSeconds / values.compute, memorySeconds / values.memory) + values['kernel overhead'],
    );
  const measured = points.map(({ seconds }) => seconds);
  const result = identify(unknowns, subsets(NAMES), measured, predict);
  const numbers: FittedNumber[] = [];
  const held: HeldNumber[] = [];
  for (const name of NAMES) {
    const found = result.found.find((one) => one.name === name);
    const before = statedValue(hardware, family, name);
    const value = result.values[name];
    if (found !== undefined) numbers.push(fitted(family, name, before, value, found.spread));
    // What a kernel reached it reached, also where the measurements do not tell how much more there is.
    else if (name !== 'kernel overhead' && value > before)
      numbers.push(fitted(family, name, before, value, 1));
    else held.push({ name, value, reason: reasonOf(name, points, result.values) });
  }
  const fitPoints = points.map(({ row, seconds }, index) => ({
    row,
    measured: seconds,
    predicted: seconds * Math.exp(result.residuals[index] ?? 0),
  }));
  return { subject: family, points: fitPoints, numbers, held, error: fitError(fitPoints) };
}

function statedValue(hardware: HardwareSpec, family: string, name: Name): number {
  return name === 'kernel overhead'
    ? kernelOverhead(hardware, family)
    : efficiencyAt(hardware, name, family, 'value');
}

/** A kernel that took t at the peaks' t₀ reached t₀/t at least; overhead hides the rest. */
function unknownsOf(
  family: string,
  points: readonly Roofed[],
  hardware: HardwareSpec,
): readonly Unknown<Name>[] {
  const efficiency = (name: 'compute' | 'memory', at: (point: Roofed) => number): Unknown<Name> => {
    const reached = Math.max(...points.map((point) => at(point) / point.seconds), 1e-4);
    const stated = statedValue(hardware, family, name);
    const starts = [reached, Math.min(1, 1.3 * reached)];
    return { name, held: Math.max(stated, reached), starts, low: 1e-4, high: 1 };
  };
  const overhead = statedValue(hardware, family, 'kernel overhead');
  const shortest = Math.min(...points.map(({ seconds }) => seconds));
  return [
    efficiency('compute', ({ computeSeconds }) => computeSeconds),
    efficiency('memory', ({ memorySeconds }) => memorySeconds),
    {
      name: 'kernel overhead',
      held: overhead,
      starts: [shortest / 20, shortest / 2],
      low: 1e-10,
      high: Math.max(1e-9, shortest),
    },
  ];
}

function fitted(family: string, name: Name, before: number, value: number, spread: number): FittedNumber {
  const path = ['kernels', family, name === 'kernel overhead' ? 'overhead' : name];
  if (name !== 'kernel overhead') return { name, path, before, ...efficiencyAround(value, spread) };
  const [low, high] = [roundedSeconds(value / spread), roundedSeconds(value * spread)];
  return { name, path, before, value: roundedSeconds(value), low, high };
}

/** Why a number was held. */
function reasonOf(name: Name, points: readonly Roofed[], values: Readonly<Record<Name, number>>): string {
  const binds = points.some(({ computeSeconds, memorySeconds }) => {
    const [compute, memory] = [computeSeconds / values.compute, memorySeconds / values.memory];
    return name === 'compute' ? compute > memory : name === 'memory' ? memory > compute : true;
  });
  if (!binds) return `no measured kernel is bound by ${name}`;
  if (points.length <= NAMES.length) return `${points.length} measurements are too few for it`;
  return 'the measurements do not set it apart from the others';
}
