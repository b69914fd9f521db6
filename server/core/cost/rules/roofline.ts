import type { HardwareSpec, NumberType } from '../../spec';
import { computeRate } from '../rate';

/** Where work stands on a card's roofline. */
export interface RooflinePlace {
  /** FLOPs per byte of the work. */
  readonly intensity: number;
  /** FLOPs per byte at which the card's arithmetic and memory take the same time. */
  readonly ridge: number;
  /** intensity / ridge: above 1 compute bound, below 1 memory bound, at 1 neither waits for the other. */
  readonly ratio: number;
}

/**
 * Compares a work's intensity with a card's ridge (FLOP/s over bytes/s): 591 for H800 in FP8, 74 for H20. Undefined where
 * the card has no rate for the format.
 */
export function rooflinePlace(
  intensity: number,
  hardware: HardwareSpec,
  type: NumberType,
): RooflinePlace | undefined {
  const rate = computeRate(hardware, type);
  if (rate === undefined) return undefined;
  const ridge = rate.peak / hardware.memory.bandwidth;
  return { intensity, ridge, ratio: intensity / ridge };
}
