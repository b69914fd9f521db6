import {
  ATTENTION_SECONDS,
  boundVariables,
  type CostedModel,
  type Counting,
  type Estimate,
  FFN_SECONDS,
  modelWork,
  usdPerMillion,
} from '../../server/core/cost';
import { type DeploymentSpec, type HardwareSpec, sharesCards } from '../../server/core/spec';
import { runnable } from '../../server/core/summary';
import { FIXED_COLOUR, PREFILL_COLOUR } from '../charts/patterns';
import { fixedOfHalf } from './fixed-time';

/** USD per 1M tokens by purpose. */
export interface CostTerms {
  readonly attention: number;
  readonly linear: number;
  readonly ffn: number;
  /** Time that does not shrink with work, of kernels, layers and the host between steps; 0 in a bound, as what follows. */
  readonly fixed: number;
  /** Prefill on the same cards. */
  readonly prefill: number;
  /** Cards that wait, for links and for each other. */
  readonly idle: number;
  readonly total: number;
}

export const TERM_NAMES = ['attention', 'linear', 'FFN', 'fixed time', 'prefill', 'waiting'] as const;

/** Their colours, in the same order. */
export const TERM_COLOURS: readonly number[] = [0, 1, 2, FIXED_COLOUR, PREFILL_COLOUR, 3];

/** The terms in the order of their names. */
export function termList({ attention, linear, ffn, fixed, prefill, idle }: CostTerms): readonly number[] {
  return [attention, linear, ffn, fixed, prefill, idle];
}

/** The theoretical cost bound with each half on a card; undefined without a price or a rate. */
export function boundTerms(
  model: CostedModel,
  context: number,
  counting: Counting,
  attentionCard: HardwareSpec,
  ffnCard: HardwareSpec,
): CostTerms | undefined {
  const work = modelWork(model, context, counting);
  const [a, f] = [boundVariables(work, attentionCard), boundVariables(work, ffnCard)];
  if (a === undefined || f === undefined) return undefined;
  const core = ATTENTION_SECONDS.evaluate({ ...a, linear_flops: 0 });
  const projections = ATTENTION_SECONDS.evaluate({ ...a, attention_flops: 0, state_bytes: 0 });
  const attention = usdPerMillion(core, attentionCard);
  const linear = usdPerMillion(projections, attentionCard);
  const ffn = usdPerMillion(FFN_SECONDS.evaluate(f), ffnCard);
  if (attention === undefined || linear === undefined || ffn === undefined) return undefined;
  return { attention, linear, ffn, fixed: 0, prefill: 0, idle: 0, total: attention + linear + ffn };
}

/** The estimated cost by purpose; undefined without a price, or if the memory does not suffice. */
export function estimateTerms(spec: DeploymentSpec, estimate: Estimate): CostTerms | undefined {
  const { attention: a, ffn: f, usdPerMillionTokens: total, step } = runnable(estimate);
  if (total === null || a.usdPerMillionTokens === null || f.usdPerMillionTokens === null) return undefined;
  const shared = sharesCards(spec);
  /** USD of a second of a step on the cards of each half. */
  const rates = {
    attention: (shared ? total : a.usdPerMillionTokens) / step,
    ffn: (shared ? total : f.usdPerMillionTokens) / step,
  };
  const seconds = secondsOf(estimate);
  const attention = rates.attention * seconds.core;
  const linear = rates.attention * seconds.linear;
  const ffn = rates.ffn * (f.seconds - seconds.fixed.ffn);
  const fixed =
    rates.attention * seconds.fixed.attention +
    rates.ffn * seconds.fixed.ffn +
    (total / step) * (estimate.fixed.step + estimate.fixed.draft);
  const prefill = (total / step) * estimate.fixed.prefill;
  const idle = Math.max(0, total - attention - linear - ffn - fixed - prefill);
  return { attention, linear, ffn, fixed, prefill, idle, total };
}

/** Seconds of a step on a card: the attention core and the matrices of its half without fixed time, and that of both halves. */
function secondsOf({ layers, head, rounds, attention }: Estimate) {
  let core = 0;
  const fixed = { attention: rounds * (head?.overhead ?? 0), ffn: 0 };
  for (const layer of layers) {
    const times = rounds * layer.count;
    fixed.attention += times * fixedOfHalf(layer.attention);
    fixed.ffn += times * fixedOfHalf(layer.ffn);
    for (const { name, seconds, overhead } of layer.attention.kernels)
      if (name === 'core') core += times * (seconds - overhead);
  }
  return { core, linear: attention.seconds - fixed.attention - core, fixed };
}
