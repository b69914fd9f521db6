import type { Binding, Counting, PoolMemory } from '../../core/cost';
import { formatBytes, formatNumber, formatShare, formatTime, formatUsd } from '../../core/quantity';
import { type DeploymentSummary, fits } from '../../core/summary';

type Summary = Readonly<Pick<DeploymentSummary, 'basis' | 'usdPerMillionTokens'>>;

/** USD per 1M tokens with its unit; a bound is marked as one. Undefined without a price or a rate. */
export function costWords({ usdPerMillionTokens, basis }: Summary): string | undefined {
  if (usdPerMillionTokens === null) return undefined;
  return `${basis === 'bound' ? '≥ ' : ''}${formatUsd(usdPerMillionTokens)} USD per 1M`;
}

/** What a figure rests on. */
export const basisWords = (basis: Summary['basis']): string =>
  basis === 'bound' ? 'theoretical bound' : 'estimate';

/** Throughput in all and of each accelerator: `110,000 tokens/s, 6,850 for each of 16 accelerators`. */
export function throughputWords(figures: {
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  readonly accelerators: number;
}): string {
  const [all, each] = [figures.tokensPerSecond, figures.tokensPerSecondPerAccelerator].map(formatNumber);
  return `${all} tokens/s, ${each} for each of ${figures.accelerators} accelerators`;
}

/** A target and whether a TPOT meets it: `target 50.0 ms holds`. Seconds; undefined without a target. */
export function targetWords(
  tpot: number,
  target: number | null | undefined,
  missed = 'is missed',
): string | undefined {
  if (target == null) return undefined;
  return `target ${formatTime(target)} ${tpot <= target ? 'holds' : missed}`;
}

/** The time per output token against the target; undefined without an estimate. */
export function tpotWords({ tpot, target }: Pick<DeploymentSummary, 'tpot' | 'target'>): string | undefined {
  if (tpot === null) return undefined;
  return [`TPOT ${formatTime(tpot)}`, targetWords(tpot, target)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** An interval of seconds: `40.0 ms to 60.0 ms`; undefined where both ends read the same. */
export function intervalWords(interval: { readonly low: number; readonly high: number }): string | undefined {
  const [low, high] = [interval.low, interval.high].map(formatTime);
  return low === high ? undefined : `${low} to ${high}`;
}

/** What binds a deployment, and for one half of it also by what: `attention (memory)`. */
export function bindingWords({ name, boundBy }: NonNullable<DeploymentSummary['binding']>): string {
  return boundBy === null ? name : `${name === 'ffn' ? 'FFN' : name} (${boundBy})`;
}

/** The resource that sets the pace, and its lead: `attention, 12.0% ahead of dispatch`. */
export function leadWords({ name, margin, next }: Binding): string {
  return `${name}, ${formatShare(margin)} ahead of ${next.name}`;
}

/** What a card holds of its memory: `60.0 GB of 80.0 GB`. */
export function memoryWords(memory: Pick<PoolMemory, 'used' | 'capacity'>, excess = ', too much'): string {
  return `${formatBytes(memory.used)} of ${formatBytes(memory.capacity)}${fits(memory) ? '' : excess}`;
}

/** How work is counted, where that is not the exact way. */
export const countingWords = (counting: Counting): string | undefined =>
  counting === 'step3-paper' ? 'Work is counted as in the Step-3 paper.' : undefined;
