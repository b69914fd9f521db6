import type { Counting, Estimate } from '../../../core/cost';
import { formatNumber, formatShare, formatTime } from '../../../core/quantity';
import { certaintyWords, misfitWords, runnable, stepTimes } from '../../../core/summary';
import { leadWords, memoryWords, targetWords } from '../../present/deployment-words';
import { usd } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { fixedWords, STEP_TIMES_HEAD, stepTimesRows } from '../../present/step-times';
import type { ResolvedDeployment } from '../../workspace';

/** The headline of an estimate: what does not fit instead of the cost; TPOT against the target, throughput, and the bound as floor. */
export function estimateHeadline(result: Estimate, target: number | undefined, floor: number | null): string {
  const estimate = runnable(result);
  const { tpot, tokensPerSecondPerAccelerator, usdPerMillionTokens, memory: pools } = estimate;
  const misfit = misfitWords(pools);
  const parts = [
    misfit === undefined ? undefined : `**${plain(misfit)}**`,
    usdPerMillionTokens === null ? undefined : `**${usd(usdPerMillionTokens)} USD per 1M tokens**`,
    `TPOT **${formatTime(tpot)}**`,
    targetWords(tpot, target, '**is missed**'),
    `${formatNumber(tokensPerSecondPerAccelerator)} tokens/s for each accelerator`,
  ];
  const bound =
    floor === null || misfit !== undefined ? '' : ` · floor ${usd(floor)} USD (theoretical bound)`;
  return `${misfit === undefined ? 'Estimate: ' : ''}${parts.filter((part) => part !== undefined).join(' · ')}${bound}`;
}

function resources({ attention, ffn, links }: Estimate): string {
  const row = (name: string, seconds: number, utilization: number, bound: string): string[] => [
    plain(name),
    formatTime(seconds),
    formatShare(utilization),
    bound,
  ];
  return table(
    ['of a step', 'busy', 'utilization', 'bound by'],
    [
      row('attention', attention.seconds, attention.utilization, attention.boundBy),
      row('FFN', ffn.seconds, ffn.utilization, ffn.boundBy),
      ...links.each.map(({ name, seconds, utilization }) => row(name, seconds, utilization, 'network')),
    ],
  );
}

function memory({ memory: pools }: Estimate): string {
  const parts = pools.map((pool) => `${pool.pool} ${memoryWords(pool, ' (**too much**)')}`);
  return `Memory per card: ${parts.join(', ')}`;
}

/** The estimate of a deployment: cost, TPOT with its interval, limiting resource, memory. */
export function estimatePart({ costed }: ResolvedDeployment, counting: Counting): string | undefined {
  const result = costed.resultBy(counting);
  if (!result.ok) return undefined;
  const estimate = result.value;
  const times = stepTimes(estimate);
  return paragraphs(
    plain(certaintyWords(estimate)),
    resources(estimate),
    table(
      STEP_TIMES_HEAD,
      stepTimesRows(times).map((row) => row.map(plain)),
    ),
    fixedWords(times, estimate.step),
    `Limited by ${leadWords(estimate.binding)} · ${memory(estimate)}`,
  );
}
