import { DEFAULT_OVERHEAD, type Efficiency, type HardwareSpec } from '../../spec';

/** The peaks of a card of which kernels and transfers reach a share. */
export type Peak = 'compute' | 'memory' | 'network';

/** Which end of the efficiency ranges to take: their value, all low, or all high. */
export type Level = 'value' | 'low' | 'high';

/**
 * Shares of the peaks that kernels reach on a card whose file does not say: those of the catalog's H800, the card with the
 * most published measurements. Ranges are wide because they span kernels, shapes and message sizes.
 */
export const DEFAULT_EFFICIENCY: Readonly<Record<Peak, Required<Efficiency>>> = {
  compute: {
    value: 0.62,
    low: 0.46,
    high: 0.78,
    source:
      'DeepGEMM README, FP8 on H800: grouped GEMMs reach 916 to 1233 TFLOP/s from 512 tokens a group on; up to 1550 in its April 2025 news',
  },
  memory: {
    value: 0.8,
    low: 0.69,
    high: 0.9,
    source:
      'DeepGEMM README, FP8 GEMMs of 64 tokens on H800: 2320 to 2668 GB/s; FlashMLA README: up to 3000 GB/s',
  },
  network: {
    value: 0.8,
    low: 0.77,
    high: 0.92,
    source:
      'DeepEP README on H800: 153 to 158 of 200 GB/s over NVLink, 39 to 46 of 50 GB/s over RDMA at expert parallel 64 to 256',
  },
};

/** An efficiency and whether the hardware file states it or the default stands in. */
export interface StatedEfficiency {
  readonly efficiency: Efficiency;
  readonly origin: 'kernel family' | 'hardware' | 'default';
}

type Ranged = {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
};

function written(hardware: HardwareSpec, peak: Peak, family: string): Ranged {
  return hardware.kernels?.[family]?.[peak] ?? hardware.efficiency?.[peak] ?? DEFAULT_EFFICIENCY[peak];
}

/**
 * The share of a peak that a kernel family reaches: the family's own where the file states one, else the card's, else
 * {@link DEFAULT_EFFICIENCY}.
 * @param family an attention type, an FFN type, or `linear` for projections, router and LM head
 */
export function efficiencyAt(hardware: HardwareSpec, peak: Peak, family: string, level: Level): number {
  const range = written(hardware, peak, family);
  return level === 'value' ? range.value : (range[level] ?? range.value);
}

/** The same with its range, source and origin, for explanations. */
export function statedEfficiency(hardware: HardwareSpec, peak: Peak, family: string): StatedEfficiency {
  const range: Ranged & { readonly source?: string | undefined } = written(hardware, peak, family);
  const origin =
    hardware.kernels?.[family]?.[peak] !== undefined
      ? 'kernel family'
      : hardware.efficiency?.[peak] !== undefined
        ? 'hardware'
        : 'default';
  const { value, low = value, high = value, source } = range;
  return { efficiency: { value, low, high, ...(source === undefined ? {} : { source }) }, origin };
}

/** Seconds that a kernel of a family takes beyond its roofline. */
export function kernelOverhead(hardware: HardwareSpec, family: string): number {
  return hardware.kernels?.[family]?.overhead ?? hardware.overhead?.kernel ?? DEFAULT_OVERHEAD.kernel;
}

/** Seconds that a token is on its way from a server of this card to another. */
export function hopDelay(hardware: HardwareSpec): number {
  return hardware.overhead?.hop ?? DEFAULT_OVERHEAD.hop;
}
