import { busiestSeconds, type Estimate, estimate, type HalfEstimate } from '../core/cost';
import { simulate } from '../core/pipeline';
import { formatQuantity, formatTokens, formatUsd } from '../core/quantity';
import { formatRate } from '../language';
import { type DeploymentRequest, estimateOf } from './deployment-request';
import { intervalText } from './interval';
import { textTable, usdCell } from './table';

/** The step as it was simulated, and every figure that follows from it. */
function simulated(estimate: Estimate): Estimate {
  const { step } = simulate(estimate.pipeline);
  const slower = step / estimate.step;
  const usd = (value: number | null): number | null => (value === null ? null : value * slower);
  const half = (of: HalfEstimate): HalfEstimate => ({
    ...of,
    usdPerMillionTokens: usd(of.usdPerMillionTokens),
    utilization: of.utilization / slower,
  });
  return {
    ...estimate,
    step,
    tpot: estimate.tpot * slower,
    tokensPerSecond: estimate.tokensPerSecond / slower,
    tokensPerSecondPerAccelerator: estimate.tokensPerSecondPerAccelerator / slower,
    usdPerMillionTokens: usd(estimate.usdPerMillionTokens),
    attention: half(estimate.attention),
    ffn: half(estimate.ffn),
    links: {
      ...estimate.links,
      utilization: estimate.links.utilization / slower,
      each: estimate.links.each.map((link) => ({ ...link, utilization: link.utilization / slower })),
    },
  };
}

/** The link that is busiest, in seconds of its own; `total` is what all of them are busy together, side by side or not. */
function busiestLink({ seconds: total, ...links }: Estimate['links']) {
  return { ...links, seconds: busiestSeconds({ seconds: total, ...links }), total };
}

const percent = (value: number): string => formatQuantity(value, 'ratio');
const time = (seconds: number): string => formatQuantity(seconds, 'time');
const usd = (value: number | null): string => usdCell(value, formatUsd);

function halfRow(name: string, half: HalfEstimate): string[] {
  return [
    name,
    half.hardware,
    usd(half.usdPerMillionTokens),
    time(half.seconds),
    half.boundBy,
    percent(half.utilization),
  ];
}

function memoryLines(estimate: Estimate): string {
  const rows = estimate.memory.map(({ pool, weights, head, state, reserve, used, capacity }) => [
    pool,
    ...[weights + head, state, reserve, used, capacity].map((bytes) => formatQuantity(bytes, 'data')),
    used > capacity ? 'too much' : 'fits',
  ]);
  return textTable(['memory of a card', 'weights', 'KV / state', 'reserve', 'used', 'capacity', ''], rows);
}

/** What each card of the pools holds; empty where the deployment has no estimate. */
export function memoryOf({ spec, deployment, overrides }: DeploymentRequest) {
  const hardware = { attention: deployment.attention.hardware, ffn: deployment.ffn.hardware };
  const result = estimate(spec, deployment.model, hardware, overrides);
  return result.ok ? result.value.memory.map(({ pool, used, capacity }) => ({ pool, used, capacity })) : [];
}

/** The target and whether it holds, in words. */
function targetLine(request: DeploymentRequest, estimate: Estimate): string {
  const target = request.spec.target?.tpot;
  if (target === undefined) return '';
  const holds = estimate.tpot <= target ? 'holds' : 'is missed';
  return `, target ${time(target)} ${holds}`;
}

/** What a deployment will cost by its estimate, or by playing the estimate's pipeline event by event. */
export function costEstimate(request: DeploymentRequest, basis: 'estimate' | 'simulate') {
  const estimated = estimateOf(request);
  const result = basis === 'simulate' ? simulated(estimated) : estimated;
  const { attention, ffn, interval, binding } = result;
  const links = busiestLink(result.links);
  const headline = `${request.spec.name}: ${usd(result.usdPerMillionTokens)} USD per 1M tokens at ${formatTokens(result.context)}, batch ${result.batch}, ${basis === 'simulate' ? 'simulated' : 'estimate'}`;
  return {
    json: {
      accelerators: result.accelerators,
      tpot: result.tpot,
      tokensPerSecond: result.tokensPerSecond,
      tokensPerSecondPerAccelerator: result.tokensPerSecondPerAccelerator,
      usdPerMillionTokens: result.usdPerMillionTokens,
      joulesPerToken: result.joulesPerToken,
      attention,
      ffn,
      links,
      interval,
      binding: { name: binding.name, seconds: binding.seconds, next: binding.next, margin: binding.margin },
    },
    text: [
      headline,
      `TPOT ${time(result.tpot)}${intervalText(interval)}${targetLine(request, result)}`,
      `${formatRate(result.tokensPerSecond)} tokens/s, ${formatRate(result.tokensPerSecondPerAccelerator)} for each of ${result.accelerators} accelerators`,
      `binding: ${binding.name}, ${percent(binding.margin)} ahead of ${binding.next.name}`,
      '',
      textTable(
        ['of a step', 'card', 'USD per 1M', 'time', 'bound by', 'utilization'],
        [
          halfRow('attention', attention),
          halfRow('FFN', ffn),
          [
            'busiest link',
            links.hardware,
            '–',
            time(links.seconds),
            links.boundBy ?? '–',
            percent(links.utilization),
          ],
        ],
      ),
      '',
      memoryLines(result),
    ].join('\n'),
  };
}
