import type { Estimate, PoolMemory } from '../cost';

/** The figures for comparing estimates of deployments. */
export interface EstimateFigures {
  /** Null if a card has no price, or if it does not fit the memory. */
  readonly usdPerMillionTokens: number | null;
  /** Seconds per output token. */
  readonly tpot: number;
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  readonly accelerators: number;
  /** The limiting resource. */
  readonly binding: string;
  readonly fitsMemory: boolean;
  /** Null without a target. */
  readonly meetsTarget: boolean | null;
}

/** Whether the contents of a card of a pool fit its memory. */
export const fits = ({ used, capacity }: Pick<PoolMemory, 'used' | 'capacity'>): boolean => used <= capacity;

/** Whether a TPOT meets its target, both in seconds; null without a target. */
export const meetsTarget = (tpot: number, target: number | null | undefined): boolean | null =>
  target == null ? null : tpot <= target;

/**
 * The figures of an estimate.
 *
 * @param target target TPOT in seconds
 */
export function estimateFigures(estimate: Estimate, target: number | undefined): EstimateFigures {
  const fitsMemory = estimate.memory.every(fits);
  const { tpot, tokensPerSecond, tokensPerSecondPerAccelerator } = estimate;
  return {
    usdPerMillionTokens: fitsMemory ? estimate.usdPerMillionTokens : null,
    tpot,
    tokensPerSecond,
    tokensPerSecondPerAccelerator,
    accelerators: estimate.accelerators,
    binding: estimate.binding.name,
    fitsMemory,
    meetsTarget: meetsTarget(tpot, target),
  };
}
