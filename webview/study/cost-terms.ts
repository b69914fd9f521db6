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

/** USD per 1M tokens by purpose. */
export interface CostTerms {
  readonly attention: number;
  readonly linear: number;
  readonly ffn: number;
  /** Waiting cards, launch overheads and links; 0 in a bound. */
  readonly idle: number;
  readonly total: number;
}

export const TERM_NAMES = ['attention', 'linear', 'FFN', 'waiting'] as const;

/** The terms in the order of their names. */
export function termList({ attention, linear, ffn, idle }: CostTerms): readonly number[] {
  return [attention, linear, ffn, idle];
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
  return { attention, linear, ffn, idle: 0, total: attention + linear + ffn };
}

/** The estimated cost by purpose; undefined without a price. */
export function estimateTerms(spec: DeploymentSpec, estimate: Estimate): CostTerms | undefined {
  const { attention: a, ffn: f, usdPerMillionTokens: total } = estimate;
  if (total === null || a.usdPerMillionTokens === null || f.usdPerMillionTokens === null) return undefined;
  const shared = sharesCards(spec);
  const attentionWork = (shared ? total : a.usdPerMillionTokens) * a.utilization;
  const ffn = (shared ? total : f.usdPerMillionTokens) * f.utilization;
  const share = coreShare(estimate);
  const attention = attentionWork * share;
  const linear = attentionWork - attention;
  return { attention, linear, ffn, idle: Math.max(0, total - attentionWork - ffn), total };
}

/** The share of the attention core in the time of its half. */
function coreShare({ layers, head }: Estimate): number {
  let [core, all] = [0, head?.seconds ?? 0];
  for (const { attention, count } of layers)
    for (const { name, seconds } of attention.kernels) {
      all += count * seconds;
      if (name === 'core') core += count * seconds;
    }
  return all === 0 ? 0 : core / all;
}
