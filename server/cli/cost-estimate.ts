import { busiestSeconds, type Estimate, type HalfEstimate } from '../core/cost';
import { simulate } from '../core/pipeline';
import { formatBytes, formatShare, formatTime, formatTokens, formatWhole } from '../core/quantity';
import { certaintyWords, fits, misfitWords, runnable, stepTimes } from '../core/summary';
import { oneLine } from '../core/text/escapes';
import { leadWords, targetWords, throughputWords } from '../language/present/deployment-words';
import { usd } from '../language/present/figures';
import { fixedWords, STEP_TIMES_HEAD, stepTimesRows } from '../language/present/step-times';
import type { DeploymentRequest } from './deployment-request';
import { textTable } from './table';

/** The estimate with the simulated step, and all figures derived from it. */
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

/** The busiest link; `total` is the busy time of all links together, overlapping or not. */
function busiestLink({ seconds: total, ...links }: Estimate['links']) {
  return { ...links, seconds: busiestSeconds({ seconds: total, ...links }), total };
}

function halfRow(name: string, half: HalfEstimate): string[] {
  return [
    name,
    half.hardware,
    usd(half.usdPerMillionTokens),
    formatTime(half.seconds),
    half.boundBy,
    formatShare(half.utilization),
  ];
}

function memoryLines(estimate: Estimate): string {
  const rows = estimate.memory.map((memory) => [
    memory.pool,
    ...[memory.weights + memory.head, memory.state, memory.reserve, memory.used, memory.capacity].map(
      formatBytes,
    ),
    fits(memory) ? 'fits' : 'too much',
  ]);
  return textTable(['memory per card', 'weights', 'KV / state', 'reserve', 'used', 'capacity', ''], rows);
}

/** The TPOT, and whether it meets the target. */
function tpotLine({ tpot }: Estimate, target: number | undefined): string {
  return [`TPOT ${formatTime(tpot)}`, targetWords(tpot, target)].filter(Boolean).join(', ');
}

/** The cost of a deployment by its estimate, or by simulating the estimate's pipeline. */
export function costEstimate(
  { deployment: { spec } }: DeploymentRequest,
  estimated: Estimate,
  basis: 'estimate' | 'simulate',
) {
  const result = runnable(basis === 'simulate' ? simulated(estimated) : estimated);
  const misfit = misfitWords(result.memory);
  const { attention, ffn, interval, binding } = result;
  const links = busiestLink(result.links);
  const times = stepTimes(result);
  const fixed = fixedWords(times, result.step);
  const cost = misfit ?? `${usd(result.usdPerMillionTokens)} USD per 1M tokens`;
  const headline = `${oneLine(spec.name)}: ${cost} at ${formatTokens(result.context)}, batch ${formatWhole(result.batch)}, ${basis === 'simulate' ? 'simulated' : 'estimate'}`;
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
      engine: result.engine ?? 'typical',
      validation: result.validation,
      times,
      binding: { name: binding.name, seconds: binding.seconds, next: binding.next, margin: binding.margin },
    },
    text: [
      headline,
      tpotLine(result, spec.target?.tpot),
      certaintyWords(result),
      throughputWords(result),
      `binding: ${leadWords(binding)}`,
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
            formatTime(links.seconds),
            links.boundBy ?? '–',
            formatShare(links.utilization),
          ],
        ],
      ),
      '',
      memoryLines(result),
      '',
      textTable(STEP_TIMES_HEAD, stepTimesRows(times)),
      ...(fixed === undefined ? [] : [fixed]),
    ].join('\n'),
  };
}
