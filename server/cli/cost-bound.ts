import { formatTime, formatTokens } from '../core/quantity';
import { acceleratorsOf, halvesOf } from '../core/spec';
import { type DeploymentBound, deploymentBound } from '../core/summary';
import { oneLine } from '../core/text/escapes';
import type { SidePart } from '../language';
import { usd } from '../language/present/figures';
import type { DeploymentRequest } from './deployment-request';
import { textTable } from './table';

function halfJson(bound: DeploymentBound['attention'], part: SidePart, batch: number, cards: number) {
  return {
    hardware: part.hardware.name,
    usdPerMillionTokens: bound?.usdPerMillionTokens ?? null,
    seconds: bound === undefined ? null : (bound.seconds * batch) / cards,
    boundBy: bound?.boundBy ?? null,
    utilization: null,
  };
}

/** The bound gives no times: no TPOT, no rate, no links, no interval. */
const TIMELESS = {
  tpot: null,
  tokensPerSecond: null,
  tokensPerSecondPerAccelerator: null,
  links: { hardware: null, usdPerMillionTokens: null, seconds: null, boundBy: null, utilization: null },
  interval: { low: null, high: null },
};

/** The lower bound on the cost of a deployment, for the `cost` command. */
export function costBound(request: DeploymentRequest) {
  const { deployment, context, batch, counting } = request;
  const bound = deploymentBound(deployment.costed, context, counting);
  const { attention, ffn, spec } = deployment;
  const halves = halvesOf(spec);
  const row = (half: string, part: SidePart, of: DeploymentBound['attention']): string[] => [
    half,
    part.hardware.name,
    usd(of?.usdPerMillionTokens),
    of?.boundBy ?? '–',
    of === undefined ? '–' : formatTime(of.seconds),
  ];
  return {
    json: {
      ...TIMELESS,
      accelerators: acceleratorsOf(spec),
      usdPerMillionTokens: bound.usdPerMillionTokens,
      attention: halfJson(bound.attention, attention, batch, halves.attention.pool.cards),
      ffn: halfJson(bound.ffn, ffn, batch, halves.ffn.pool.cards),
    },
    text: [
      `${oneLine(spec.name)}: ${usd(bound.usdPerMillionTokens)} USD per 1M tokens at ${formatTokens(context)}, theoretical bound`,
      textTable(
        ['half', 'card', 'USD per 1M', 'bound by', 'card-time per token'],
        [row('attention', attention, bound.attention), row('FFN', ffn, bound.ffn)],
      ),
    ].join('\n'),
  };
}
