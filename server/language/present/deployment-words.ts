import type { Binding, Counting, KernelBound, PoolMemory } from '../../core/cost';
import { formatBytes, formatNumber, formatShare, formatTime, formatUsd } from '../../core/quantity';
import { type DeploymentShape, type DeploymentSummary, fits } from '../../core/summary';

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

const BOUND_BY: Readonly<Record<KernelBound, string>> = {
  memory: 'memory bandwidth',
  compute: 'arithmetic',
  overhead: 'fixed time per layer',
};

/** What limits a deployment: `attention`, `the dispatch link`, `latency`. */
function limitName(name: Binding['name']): string {
  if (name === 'attention') return name;
  if (name === 'ffn') return 'FFN';
  if (name === 'cards') return 'the accelerators';
  return name === 'round trip' ? 'latency' : `the ${name} link`;
}

/** What limits a deployment, and for cards also by what: `memory bandwidth, on the attention accelerators`. */
export function bindingWords({ name, boundBy }: NonNullable<DeploymentSummary['binding']>): string {
  if (name === 'round trip') return 'latency: each micro-batch passes every stage in turn';
  if (boundBy === null) return limitName(name);
  const half = name === 'ffn' ? 'FFN ' : name === 'attention' ? 'attention ' : '';
  return `${BOUND_BY[boundBy]}, on the ${half}accelerators`;
}

/** What limits a step, and its margin: `attention, 12.0% ahead of the dispatch link`. */
export function leadWords({ name, margin, next }: Binding): string {
  return `${limitName(name)}, ${formatShare(margin)} ahead of ${limitName(next.name)}`;
}

/** A shape in words: `2 + 1 servers, TP 1 (attention) / 4 (FFN), 3 micro-batches`. */
export function shapeWords(servers: string, { tensor, microBatches }: DeploymentShape): string {
  const batches = microBatches === 1 ? '1 micro-batch' : `${microBatches} micro-batches`;
  return `${servers}, TP ${tensor.attention} (attention) / ${tensor.ffn} (FFN), ${batches}`;
}

/** `1 server`, `2 servers`. */
export const serversWords = (count: number): string => (count === 1 ? '1 server' : `${count} servers`);

/** The used memory per card: `60.0 GB of 80.0 GB`. */
export function memoryWords(memory: Pick<PoolMemory, 'used' | 'capacity'>, excess = ', too much'): string {
  return `${formatBytes(memory.used)} of ${formatBytes(memory.capacity)}${fits(memory) ? '' : excess}`;
}

/** The way of counting, if it is not the exact one. */
export const countingWords = (counting: Counting): string | undefined =>
  counting === 'step3-paper' ? 'Work is counted as in the Step-3 paper.' : undefined;
