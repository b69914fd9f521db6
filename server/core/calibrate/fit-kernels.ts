import { efficiencyAt, kernelOverhead } from '../cost';
import type { HardwareSpec } from '../spec';
import type { Unknown } from './candidate';
import {
  efficiencyAround,
  type Fit,
  type FittedNumber,
  fitError,
  type HeldNumber,
  rounded,
  roundedSeconds,
} from './fit';
import { identify, type Predict, subsets } from './identify';
import type { KernelMeasurement } from './measurement';
import { leftBy, type Roofed, roofed } from './roofed-kernel';

type Name = 'compute' | 'memory' | 'kernel overhead';

const NAMES: readonly Name[] = ['compute', 'memory', 'kernel overhead'];

/** Seconds; the search is in logarithms, so that none at all needs a number. */
const LEAST_OVERHEAD = 1e-10;

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
  const result = identify(unknowns, subsets(NAMES), measured, predict, ['kernel overhead']);
  const most = Math.min(...points.map((point) => leftBy(point, 1, 1)));
  const numbers: FittedNumber[] = [];
  const held: HeldNumber[] = [];
  for (const name of NAMES) {
    const found = result.found.find((one) => one.name === name);
    const before = statedValue(hardware, family, name);
    const value = result.values[name];
    const contradicted = name === 'kernel overhead' ? value < before : value > before;
    if (found !== undefined) numbers.push(fitted(family, name, before, value, found.spread, most));
    else if (contradicted) numbers.push(bounded(family, name, before, value, most));
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

/**
 * A kernel that took t at the peaks' t₀ reached t₀/t at least; overhead hides the rest. What a number is held at must leave
 * room for that: an efficiency for what was reached, an overhead for the roofline of each kernel.
 */
function unknownsOf(
  family: string,
  points: readonly Roofed[],
  hardware: HardwareSpec,
): readonly Unknown<Name>[] {
  const efficiency = (name: 'compute' | 'memory', at: (point: Roofed) => number) => {
    const reached = Math.max(...points.map((point) => at(point) / point.seconds), 1e-4);
    const stated = statedValue(hardware, family, name);
    const starts = [reached, Math.min(1, 1.3 * reached)];
    const unknown: Unknown<Name> = { name, held: Math.max(stated, reached), starts, low: 1e-4, high: 1 };
    // Where more was reached than is stated, nothing is known of how much more there is.
    return { unknown, likely: stated > reached ? stated : 1 };
  };
  const compute = efficiency('compute', ({ computeSeconds }) => computeSeconds);
  const memory = efficiency('memory', ({ memorySeconds }) => memorySeconds);
  const left = Math.min(...points.map((point) => leftBy(point, compute.likely, memory.likely)));
  const shortest = Math.min(...points.map(({ seconds }) => seconds));
  const overhead: Unknown<Name> = {
    name: 'kernel overhead',
    held: Math.min(statedValue(hardware, family, 'kernel overhead'), Math.max(LEAST_OVERHEAD, left)),
    // From a start near none the others are found as though there were none: so small, it hardly moves.
    starts: [LEAST_OVERHEAD, shortest / 20, shortest / 2],
    low: LEAST_OVERHEAD,
    high: Math.max(1e-9, shortest),
  };
  return [compute.unknown, memory.unknown, overhead];
}

function fitted(
  family: string,
  name: Name,
  before: number,
  value: number,
  spread: number,
  most: number,
): FittedNumber {
  if (name !== 'kernel overhead')
    return { name, path: pathOf(family, name), before, ...efficiencyAround(value, spread) };
  return overheadNumber(
    family,
    before,
    value,
    value / spread,
    Math.min(value * spread, Math.max(value, most)),
  );
}

/** A number that is not told, but that the stated one contradicts: what was reached was reached, and what was left was left. */
function bounded(family: string, name: Name, before: number, value: number, most: number): FittedNumber {
  if (name === 'kernel overhead') return overheadNumber(family, before, value, 0, most);
  return { name, path: pathOf(family, name), before, ...rounded(value, value, 1) };
}

function overheadNumber(
  family: string,
  before: number,
  value: number,
  low: number,
  high: number,
): FittedNumber {
  return {
    name: 'kernel overhead',
    path: pathOf(family, 'kernel overhead'),
    before,
    value: roundedSeconds(value),
    low: roundedSeconds(low),
    high: roundedSeconds(high),
  };
}

function pathOf(family: string, name: Name): readonly string[] {
  return ['kernels', family, name === 'kernel overhead' ? 'overhead' : name];
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
