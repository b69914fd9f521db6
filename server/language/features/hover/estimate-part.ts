import type { Counting, Estimate } from '../../../core/cost';
import { formatNumber, formatQuantity } from '../../../core/quantity';
import type { DeploymentSpec } from '../../../core/spec';
import { paragraphs, plain, table } from '../../present/markdown';
import type { ResolvedDeployment } from '../../workspace';
import { data, usd } from './figures';

const time = (seconds: number): string => formatQuantity(seconds, 'time');
const share = (value: number): string => formatQuantity(value, 'ratio');

function targetText(spec: DeploymentSpec, tpot: number): string {
  const target = spec.target?.tpot;
  if (target === undefined) return '';
  return ` · target ${time(target)} ${tpot <= target ? 'holds' : '**is missed**'}`;
}

function headline(spec: DeploymentSpec, estimate: Estimate): string {
  const { tpot, interval, tokensPerSecondPerAccelerator, usdPerMillionTokens } = estimate;
  const cost = usdPerMillionTokens === null ? '' : `**${usd(usdPerMillionTokens)} USD per 1M tokens** · `;
  const [low, high] = [time(interval.low), time(interval.high)];
  const range = low === high ? '' : ` (${low} to ${high})`;
  return `Estimate: ${cost}TPOT **${time(tpot)}**${range}${targetText(spec, tpot)} · ${formatNumber(tokensPerSecondPerAccelerator)} tokens/s for each accelerator`;
}

function resources({ attention, ffn, links }: Estimate): string {
  const row = (name: string, seconds: number, utilization: number, bound: string): string[] => [
    plain(name),
    time(seconds),
    share(utilization),
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
  const parts = pools.map(({ pool, used, capacity }) => {
    const verdict = used > capacity ? ' (**too much**)' : '';
    return `${pool} ${data(used)} of ${data(capacity)}${verdict}`;
  });
  return `Memory of a card: ${parts.join(', ')}`;
}

/** What a deployment will do by its estimate: cost, TPOT with its interval, what binds, memory. */
export function estimatePart({ file, costed }: ResolvedDeployment, counting: Counting): string | undefined {
  const result = costed.resultBy(counting);
  if (!result.ok || file.spec === undefined) return undefined;
  const estimate = result.value;
  const { binding } = estimate;
  return paragraphs(
    headline(file.spec, estimate),
    resources(estimate),
    `Binding: ${binding.name}, ${share(binding.margin)} ahead of ${binding.next.name} · ${memory(estimate)}`,
  );
}
