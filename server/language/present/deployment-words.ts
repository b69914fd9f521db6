import type { Binding, Counting, PoolMemory } from '../../core/cost';
import { formatBytes, formatNumber, formatShare, formatTime, formatUsd } from '../../core/quantity';
import { type DeploymentSummary, fits } from '../../core/summary';

type Summary = Readonly<Pick<DeploymentSummary, 'basis' | 'usdPerMillionTokens'>>;

/** USD per 1M tokens with its unit; a bound is marked. Undefined without a price or a rate. */
export function costWords({ usdPerMillionTokens, basis }: Summary): string | undefined {
  if (usdPerMillionTokens === null) return undefined;
  return `${basis === 'bound' ? '≥ ' : ''}${formatUsd(usdPerMillionTokens)} USD per 1M`;
}

/** The basis of a figure. */
export const basisWords = (basis: Summary['basis']): string =>
  basis === 'bound' ? 'theoretical bound' : 'estimate';

/** Throughput in total and per accelerator: `110,000 tokens/s, 6,850 for each of 16 accelerators`. */
export function throughputWords(figures: {
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  readonly accelerators: number;
}): string {
  const [all, each] = [figures.tokensPerSecond, figures.tokensPerSecondPerAccelerator].map(formatNumber);
  return `${all} tokens/s, ${each} for each of ${figures.accelerators} accelerators`;
}

/** Whether a TPOT meets its target: `meets the 50.0 ms target`. Seconds; undefined without a target. */
export function targetWords(
  tpot: number,
  target: number | null | undefined,
  misses = 'misses',
): string | undefined {
  if (target == null) return undefined;
  return `${tpot <= target ? 'meets' : misses} the ${formatTime(target)} target`;
}

/** The time per output token, and whether it meets the target; undefined without an estimate. */
export function tpotWords({ tpot, target }: Pick<DeploymentSummary, 'tpot' | 'target'>): string | undefined {
  if (tpot === null) return undefined;
  return [`TPOT ${formatTime(tpot)}`, targetWords(tpot, target)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** What limits a deployment, and for a half also by what: `attention (memory)`. */
export function bindingWords({ name, boundBy }: NonNullable<DeploymentSummary['binding']>): string {
  return boundBy === null ? name : `${name === 'ffn' ? 'FFN' : name} (${boundBy})`;
}

/** The limiting resource, and its margin: `attention, 12.0% ahead of dispatch`. */
export function leadWords({ name, margin, next }: Binding): string {
  return `${name}, ${formatShare(margin)} ahead of ${next.name}`;
}

/** The used memory per card: `60.0 GB of 80.0 GB`. */
export function memoryWords(memory: Pick<PoolMemory, 'used' | 'capacity'>, excess = ', too much'): string {
  return `${formatBytes(memory.used)} of ${formatBytes(memory.capacity)}${fits(memory) ? '' : excess}`;
}

/** The way of counting, if it is not the exact one. */
export const countingWords = (counting: Counting): string | undefined =>
  counting === 'step3-paper' ? 'Work is counted as in the Step-3 paper.' : undefined;
