import { computeRate } from '../cost/rate';
import type { HardwareSpec } from '../spec';
import type { KernelMeasurement } from './measurement';

/** A measured kernel with its times at the peaks. */
export interface Roofed extends KernelMeasurement {
  readonly computeSeconds: number;
  readonly memorySeconds: number;
}

/** Adds a kernel's times at a card's peaks; NaN if the card has no rate for its arithmetic. */
export function roofed(kernel: KernelMeasurement, hardware: HardwareSpec): Roofed {
  const peak = computeRate(hardware, kernel.type)?.peak ?? Number.NaN;
  return {
    ...kernel,
    computeSeconds: kernel.flops / peak,
    memorySeconds: kernel.bytes / hardware.memory.bandwidth,
  };
}

/** Seconds of a kernel beyond its roofline at some efficiencies. */
export function leftBy(
  { computeSeconds, memorySeconds, seconds }: Roofed,
  compute: number,
  memory: number,
): number {
  return seconds - Math.max(computeSeconds / compute, memorySeconds / memory);
}
