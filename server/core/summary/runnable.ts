import type { Estimate, HalfEstimate, PoolMemory } from '../cost';
import { formatBytes } from '../quantity';
import { fits } from './estimate-figures';

/** What does not fit: `does not fit: 116 GB needed per attention card, 96.0 GB available`; undefined where everything does. */
export function misfitWords(
  memory: readonly Pick<PoolMemory, 'pool' | 'used' | 'capacity'>[],
): string | undefined {
  const full = memory.filter((pool) => !fits(pool));
  if (full.length === 0) return undefined;
  const parts = full.map(({ pool, used, capacity }) => {
    const card = pool === 'pool' ? 'card' : `${pool === 'ffn' ? 'FFN' : pool} card`;
    return `${formatBytes(used)} needed per ${card}, ${formatBytes(capacity)} available`;
  });
  return `does not fit: ${parts.join('; ')}`;
}

const unpriced = (half: HalfEstimate): HalfEstimate => ({ ...half, usdPerMillionTokens: null });

/** The estimate as it is shown: without costs if it does not fit its memory, because a deployment that cannot start has none. */
export function runnable(estimate: Estimate): Estimate {
  if (estimate.memory.every(fits)) return estimate;
  const { attention, ffn } = estimate;
  return {
    ...estimate,
    usdPerMillionTokens: null,
    joulesPerToken: null,
    attention: unpriced(attention),
    ffn: unpriced(ffn),
  };
}
