import type { NumberType } from '../../spec';
import { computeRate } from '../rate';
import type { Card } from './card';
import { efficiencyAt, kernelOverhead, type Level } from './efficiency';

/** The kernels of a layer, and the LM head. */
type KernelName = 'projections in' | 'core' | 'projection out' | 'router' | 'gate-up' | 'down' | 'LM head';

/** What one kernel does on one card, for one micro-batch. */
export interface Kernel {
  readonly name: KernelName;
  /** The family whose efficiencies hold: an attention type, an FFN type, or `linear`. */
  readonly family: string;
  /** Format of the arithmetic. */
  readonly type: NumberType;
  /** Format of the weights, or of the KV cache, that it reads. */
  readonly stored: NumberType;
  /** Launches of matrices beyond the first, which an engine's overhead counts each; 0 where absent. */
  readonly more?: number;
  readonly flops: number;
  /** Weights, read once for the whole micro-batch, and state. */
  readonly bytes: number;
}

/** The kernels that have anything to do; the others are never launched. */
export function launched(kernels: readonly Kernel[]): readonly Kernel[] {
  return kernels.filter(({ flops, bytes }) => flops !== 0 || bytes !== 0);
}

/** What keeps a kernel from being faster. */
export type KernelBound = 'compute' | 'memory' | 'overhead';

/** A kernel with the time it takes. */
export interface TimedKernel extends Kernel {
  /** Whole time: the larger of arithmetic and memory, and the overhead. */
  readonly seconds: number;
  readonly computeSeconds: number;
  readonly memorySeconds: number;
  readonly overhead: number;
  readonly boundBy: KernelBound;
}

function computeSeconds(kernel: Kernel, hardware: Card, level: Level): number {
  if (kernel.flops === 0) return 0;
  const peak = computeRate(hardware, kernel.type)?.peak ?? Number.NaN;
  return kernel.flops / (peak * efficiencyAt(hardware, 'compute', kernel.family, level, kernel.stored));
}

function memorySeconds(kernel: Kernel, hardware: Card, level: Level): number {
  return (
    kernel.bytes /
    (hardware.memory.bandwidth * efficiencyAt(hardware, 'memory', kernel.family, level, kernel.stored))
  );
}

function overheadSeconds({ family, stored, more = 0 }: Kernel, hardware: Card, level: Level): number {
  const first = kernelOverhead(hardware, family, level, stored);
  return more === 0 ? first : first + more * kernelOverhead(hardware, 'linear', level);
}

/**
 * Seconds of a kernel: max(FLOPs / (peak·efficiency), bytes / (bandwidth·efficiency)) + overhead. NaN where the card has
 * no rate for the kernel's format, which is looked for before.
 */
export function kernelSeconds(kernel: Kernel, hardware: Card, level: Level): number {
  const compute = computeSeconds(kernel, hardware, level);
  const memory = memorySeconds(kernel, hardware, level);
  return Math.max(memory, compute) + overheadSeconds(kernel, hardware, level);
}

/** The same with its parts, for a breakdown. */
export function timeKernel(kernel: Kernel, hardware: Card, level: Level): TimedKernel {
  const compute = computeSeconds(kernel, hardware, level);
  const memory = memorySeconds(kernel, hardware, level);
  const overhead = overheadSeconds(kernel, hardware, level);
  const { name, family, type, stored, flops, bytes } = kernel;
  // Field by field: a spread costs ten times as much.
  return {
    name,
    family,
    type,
    stored,
    flops,
    bytes,
    seconds: kernelSeconds(kernel, hardware, level),
    computeSeconds: compute,
    memorySeconds: memory,
    overhead,
    boundBy: overhead > Math.max(compute, memory) ? 'overhead' : memory > compute ? 'memory' : 'compute',
  };
}
