import { type Card, efficiencyAt, kernelOverhead } from '../cost';
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
import type { KernelGroup } from './kernel-group';
import { leftBy, type Roofed, roofed } from './roofed-kernel';

type Name = 'compute' | 'memory' | 'kernel overhead';

const NAMES: readonly Name[] = ['compute', 'memory', 'kernel overhead'];

/** In seconds. The search is in logarithms, so zero overhead needs a positive stand-in. */
const LEAST_OVERHEAD = 1e-10;

/**
 * Fits a kernel family by max(FLOPs/(peak·compute), bytes/(bandwidth·memory)) + overhead: the compute and memory
 * efficiency and the overhead, as far as the measurements determine them.
 */
export function fitKernels(group: KernelGroup, card: Card): Fit {
  const points = group.kernels.map((kernel) => roofed(kernel, card));
  const stated = (name: Name): number => statedValue(card, group, name);
  const unknowns = unknownsOf(stated, points);
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
    const before = stated(name);
    const value = result.values[name];
    const contradicted = name === 'kernel overhead' ? value < before : value > before;
    if (found !== undefined) numbers.push(fitted(group.path, name, before, value, found.spread, most));
    else if (contradicted) numbers.push(bounded(group.path, name, before, value, most));
    else held.push({ name, value, reason: reasonOf(name, points, result.values) });
  }
  const fitPoints = points.map(({ row, seconds }, index) => ({
    row,
    measured: seconds,
    predicted: seconds * Math.exp(result.residuals[index] ?? 0),
  }));
  return { subject: group.subject, points: fitPoints, numbers, held, error: fitError(fitPoints) };
}

function statedValue(card: Card, { family, stored }: KernelGroup, name: Name): number {
  return name === 'kernel overhead'
    ? kernelOverhead(card, family, 'value', stored)
    : efficiencyAt(card, name, family, 'value', stored);
}

/**
 * The unknowns of a family. A kernel that took t and would take t₀ at the peaks reached at least t₀/t; overhead
 * hides the rest. The held values must be consistent with that: an efficiency with the value reached, an overhead
 * with the roofline of each kernel.
 */
function unknownsOf(statedOf: (name: Name) => number, points: readonly Roofed[]): readonly Unknown<Name>[] {
  const efficiency = (name: 'compute' | 'memory', at: (point: Roofed) => number) => {
    const reached = Math.max(...points.map((point) => at(point) / point.seconds), 1e-4);
    const stated = statedOf(name);
    const starts = [reached, Math.min(1, 1.3 * reached)];
    const unknown: Unknown<Name> = { name, held: Math.max(stated, reached), starts, low: 1e-4, high: 1 };
    // If the measurements exceed the stated value, how far it can go is unknown.
    return { unknown, likely: stated > reached ? stated : 1 };
  };
  const compute = efficiency('compute', ({ computeSeconds }) => computeSeconds);
  const memory = efficiency('memory', ({ memorySeconds }) => memorySeconds);
  const left = Math.min(...points.map((point) => leftBy(point, compute.likely, memory.likely)));
  const times = points.map(({ seconds }) => seconds).sort((one, other) => one - other);
  const shortest = times[0] ?? 0;
  // The shortest time is a measurement like any other, and may be short by chance.
  const median = times[Math.floor(times.length / 2)] ?? shortest;
  const overhead: Unknown<Name> = {
    name: 'kernel overhead',
    held: Math.min(statedOf('kernel overhead'), Math.max(LEAST_OVERHEAD, left)),
    // A starting value near zero hardly moves, so the others are found as if there were no overhead.
    starts: [LEAST_OVERHEAD, shortest / 20, shortest / 2],
    low: LEAST_OVERHEAD,
    high: Math.max(1e-9, median),
  };
  return [compute.unknown, memory.unknown, overhead];
}

function fitted(
  path: readonly string[],
  name: Name,
  before: number,
  value: number,
  spread: number,
  most: number,
): FittedNumber {
  if (name !== 'kernel overhead')
    return { name, path: [...path, name], before, ...efficiencyAround(value, spread) };
  return overheadNumber(path, before, value, value / spread, Math.min(value * spread, Math.max(value, most)));
}

/**
 * A number that is not determined, but whose stated value the measurements contradict: moved to the nearest
 * possible value.
 */
function bounded(
  path: readonly string[],
  name: Name,
  before: number,
  value: number,
  most: number,
): FittedNumber {
  if (name === 'kernel overhead') return overheadNumber(path, before, value, 0, most);
  return { name, path: [...path, name], before, ...rounded(value, value, 1) };
}

function overheadNumber(
  path: readonly string[],
  before: number,
  value: number,
  low: number,
  high: number,
): FittedNumber {
  return {
    name: 'kernel overhead',
    path: [...path, 'overhead'],
    before,
    value: roundedSeconds(value),
    low: roundedSeconds(low),
    high: roundedSeconds(high),
  };
}

/** Why a number was held. */
function reasonOf(name: Name, points: readonly Roofed[], values: Readonly<Record<Name, number>>): string {
  const binds = points.some(({ computeSeconds, memorySeconds }) => {
    const [compute, memory] = [computeSeconds / values.compute, memorySeconds / values.memory];
    return name === 'compute' ? compute > memory : name === 'memory' ? memory > compute : true;
  });
  if (!binds) return `no measured kernel is bound by ${name}`;
  if (points.length <= NAMES.length) return `${points.length} measurements are too few for it`;
  return 'the measurements do not separate it from the others';
}
