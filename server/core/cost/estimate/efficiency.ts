import {
  DEFAULT_OVERHEAD,
  type Duration,
  type Efficiency,
  type HardwareSpec,
  type NumberType,
  type Reached,
} from '../../spec';
import type { Card } from './card';

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

/** A number that may differ by the format stored: the family's for that format, the family's, then the card's. */
function inBlock(
  block: Reached,
  peak: Peak,
  family: string,
  stored: NumberType | undefined,
): Ranged | undefined {
  const own = block.kernels?.[family];
  return (
    (stored === undefined ? undefined : own?.[stored]?.[peak]) ?? own?.[peak] ?? block.efficiency?.[peak]
  );
}

function written(card: Card, peak: Peak, family: string, stored: NumberType | undefined): Ranged {
  if (card.reached === undefined) return inBlock(card, peak, family, stored) ?? DEFAULT_EFFICIENCY[peak];
  for (const block of card.reached) {
    const found = inBlock(block, peak, family, stored);
    if (found !== undefined) return found;
  }
  return DEFAULT_EFFICIENCY[peak];
}

/**
 * The share of a peak that a kernel family reaches: for the stored format where that is stated, else the family's own, else the
 * card's, else {@link DEFAULT_EFFICIENCY}.
 * @param family an attention type, an FFN type, or `linear` for projections, router and LM head
 * @param stored format of the weights or of the KV cache
 */
export function efficiencyAt(
  card: Card,
  peak: Peak,
  family: string,
  level: Level,
  stored?: NumberType,
): number {
  const range = written(card, peak, family, stored);
  return level === 'value' ? range.value : (range[level] ?? range.value);
}

/** The networks of a card. */
export type Network = 'scale_up' | 'scale_out';

/** The share of a network's bandwidth that transfers reach: its own, else what the card says of both. */
export function networkEfficiencyAt(card: Card, network: Network, level: Level): number {
  const range = networkRange(card, network);
  return level === 'value' ? range.value : (range[level] ?? range.value);
}

function networkRange(card: Card, network: Network): Ranged {
  for (const { efficiency } of card.reached ?? [card]) {
    const found = efficiency?.[network] ?? efficiency?.network;
    if (found !== undefined) return found;
  }
  return DEFAULT_EFFICIENCY.network;
}

/** The same with its range, source and origin, for explanations. */
export function statedEfficiency(hardware: HardwareSpec, peak: Peak, family: string): StatedEfficiency {
  const range: Ranged & { readonly source?: string | undefined } = written(hardware, peak, family, undefined);
  const origin =
    hardware.kernels?.[family]?.[peak] !== undefined
      ? 'kernel family'
      : hardware.efficiency?.[peak] !== undefined
        ? 'hardware'
        : 'default';
  const { value, low = value, high = value, source } = range;
  return { efficiency: { value, low, high, ...(source === undefined ? {} : { source }) }, origin };
}

/** Times beyond rooflines and bandwidths that a hardware file may state. */
export type Overhead = 'kernel' | 'layer' | 'step' | 'collective' | 'exchange' | 'token' | 'hop';

/** Seconds at a level: the shortest time goes with the highest efficiency. */
function atLevel(duration: Duration, level: Level): number {
  if (typeof duration === 'number') return duration;
  if (level === 'value') return duration.value;
  return (level === 'high' ? duration.low : duration.high) ?? duration.value;
}

/** Seconds of an overhead: as stated, else 5 us a kernel, 15 us a hop and nothing of the others. */
export function overheadAt(card: Card, name: Overhead, level: Level): number {
  for (const { overhead } of card.reached ?? [card]) {
    const found = overhead?.[name];
    if (found !== undefined) return atLevel(found, level);
  }
  return name === 'kernel' || name === 'hop' ? DEFAULT_OVERHEAD[name] : 0;
}

/** Seconds that a kernel of a family takes beyond its roofline. */
export function kernelOverhead(
  card: Card,
  family: string,
  level: Level = 'value',
  stored?: NumberType,
): number {
  for (const { kernels, overhead } of card.reached ?? [card]) {
    const own = kernels?.[family];
    const found =
      (stored === undefined ? undefined : own?.[stored]?.overhead) ?? own?.overhead ?? overhead?.kernel;
    if (found !== undefined) return atLevel(found, level);
  }
  return DEFAULT_OVERHEAD.kernel;
}

/** Seconds that a token is on its way from a server of this card to another. */
export function hopDelay(card: Card): number {
  return overheadAt(card, 'hop', 'value');
}
