import type { Counting, Estimate } from '../../../core/cost';
import { formatNumber, formatShare, formatTime } from '../../../core/quantity';
import { certaintyWords, stepTimes } from '../../../core/summary';
import { leadWords, memoryWords, targetWords } from '../../present/deployment-words';
import { usd } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { fixedWords, STEP_TIMES_HEAD, stepTimesRows } from '../../present/step-times';
import type { ResolvedDeployment } from '../../workspace';

function headline(estimate: Estimate, target: number | undefined): string {
  const { tpot, tokensPerSecondPerAccelerator, usdPerMillionTokens } = estimate;
  const parts = [
    usdPerMillionTokens === null ? undefined : `**${usd(usdPerMillionTokens)} USD per 1M tokens**`,
    `TPOT **${formatTime(tpot)}**`,
    targetWords(tpot, target, '**is missed**'),
    `${formatNumber(tokensPerSecondPerAccelerator)} tokens/s for each accelerator`,
  ];
  return `Estimate: ${parts.filter((part) => part !== undefined).join(' · ')}`;
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
    headline(estimate, costed.spec.target?.tpot),
    plain(certaintyWords(estimate)),
    resources(estimate),
    table(
      STEP_TIMES_HEAD,
      stepTimesRows(times).map((row) => row.map(plain)),
    ),
    fixedWords(times, estimate.step),
    `Binding: ${leadWords(estimate.binding)} · ${memory(estimate)}`,
  );
}
