import { betweenSteps } from '../../pipeline';
import type { DeploymentSpec } from '../../spec';
import { usdPerMillion } from '../bound';
import type { CostedModel } from '../costed-model';
import { binding } from './binding';
import { breakdown } from './breakdown';
import { draftSeconds } from './drafter';
import { fixedTimes } from './fixed-times';
import { halves } from './halves';
import { fourFifths } from './interval';
import type { EstimateOptions, Hardware, Layout } from './layout';
import { poolMemory } from './memory';
import { fail, type Result, succeed } from './problem';
import type { Estimate } from './result';
import { estimateStep, notFinite, tpotAt } from './step';
import { validationOf } from './validation';

/** An estimate, or every problem that stands in its way. */
export type EstimateResult = Result<Estimate>;

/**
 * Estimates a decode step of a deployment: kernels by their roofline with efficiencies and overheads, links by their
 * bandwidth, micro-batches by the exact period of the pipeline. Never throws on a spec that the schemas accept, and no
 * number of a result is infinite or NaN.
 * @param hardware the card of each half; the same one twice for a colocated deployment
 */
export function estimate(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  options: EstimateOptions = {},
): EstimateResult {
  const result = estimateStep(deployment, model, hardware, options);
  if (!result.ok) return result;
  const step = result.value;
  const { layout, pipeline, seconds } = step;
  const timed = breakdown(step.work, layout);
  const { pools } = layout;
  const accelerators = pools.reduce((sum, { cards }) => sum + cards, 0);
  const tokensPerSecond = (layout.batch * layout.speculation.kept * layout.utilization) / seconds;
  const { attention, ffn, links } = halves(timed, layout, seconds, tokensPerSecond);
  const ends = {
    low: Math.min(step.tpot, tpotAt(step, model, 'high')),
    high: Math.max(step.tpot, tpotAt(step, model, 'low')),
  };
  const { drafter } = step;
  const drafting =
    drafter === undefined ? 0 : draftSeconds(drafter, layout.speculation.verified - 1, 'value');
  const validation = validationOf(layout);
  const value: Estimate = {
    topology: layout.topology,
    engine: layout.engine,
    counting: layout.counting,
    context: layout.context,
    batch: layout.batch,
    accelerators,
    step: seconds,
    tokensPerStep: layout.speculation.kept,
    tpot: step.tpot,
    tokensPerSecond,
    tokensPerSecondPerAccelerator: tokensPerSecond / accelerators,
    usdPerMillionTokens: usd(pools, tokensPerSecond),
    joulesPerToken: joules(pools, tokensPerSecond),
    attention,
    ffn,
    links,
    memory: poolMemory(model, layout),
    interval: layout.bare ? ends : fourFifths(step.tpot, ends, validation.runs > 0),
    validation,
    fixed: fixedTimes(timed, layout, step.work.prefill, drafting),
    binding: binding(pipeline, (seconds - betweenSteps(pipeline)) / pipeline.stretch),
    rounds: layout.microBatches / layout.groups,
    layers: timed.layers,
    head: timed.head,
    pipeline,
  };
  return finite(value) ? succeed(value) : fail(notFinite());
}

type Pools = Layout['pools'];

function usd(pools: Pools, tokensPerSecond: number): number | null {
  let sum = 0;
  for (const { hardware, cards } of pools) {
    const cost = usdPerMillion(cards / tokensPerSecond, hardware);
    if (cost === undefined) return null;
    sum += cost;
  }
  return sum;
}

function joules(pools: Pools, tokensPerSecond: number): number | null {
  let watts = 0;
  for (const { hardware, cards } of pools) {
    if (hardware.power === undefined) return null;
    watts += hardware.power * cards;
  }
  return watts / tokensPerSecond;
}

/** Whether every number that a result shows can be shown. */
function finite({ attention, ffn, memory, ...estimate }: Estimate): boolean {
  const shown = [
    estimate.tokensPerSecond,
    estimate.usdPerMillionTokens ?? 0,
    estimate.joulesPerToken ?? 0,
    estimate.interval.low,
    estimate.interval.high,
    estimate.links.seconds,
    attention.seconds,
    attention.usdPerMillionTokens ?? 0,
    ffn.seconds,
    ffn.usdPerMillionTokens ?? 0,
    ...memory.map(({ used }) => used),
    ...estimate.binding.terms.map(({ seconds }) => seconds),
  ];
  return shown.every(Number.isFinite);
}
