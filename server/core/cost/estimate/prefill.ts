import { attentionFlopsOf } from '../../designs';
import { bytesOf, type DeploymentSpec } from '../../spec';
import { atContext, type CostedModel } from '../costed-model';
import { computeRate } from '../rate';
import type { Layout } from './layout';

/** Share of the compute peak that prefill reaches between decode steps. Fitted to public aggregated runs. */
const COMPUTE = 0.45;
/** Share of the scale-up bandwidth that the long all-reduces of prefill reach (NCCL on NVLink). */
const NETWORK = 0.6;

/**
 * Seconds that a decode step is made longer by prefill on the same cards. Every sequence brings one prompt for each output,
 * so that a step with B sequences carries B/output of a prompt: 2 FLOPs a weight and token over all cards, the core over half
 * the prompt, and two all-reduces a layer.
 */
export function prefillSeconds(
  aggregated: NonNullable<DeploymentSpec['workload']['aggregated']>,
  model: CostedModel,
  layout: Layout,
): number {
  const { prompt, output } = aggregated;
  const cards = layout.pools.reduce((sum, pool) => sum + pool.cards, 0);
  let perToken = 0;
  for (const design of model.attentions.values()) {
    if (design.count === 0) continue;
    const variables = atContext(design, prompt / 2);
    const linear = 2 * design.operator.projections.evaluate(variables);
    const core = attentionFlopsOf(design.operator, layout.counting).evaluate(variables);
    perToken += (design.count * linear) / peakOf(layout, 'attention', design.precision.linear);
    perToken += (design.count * core) / peakOf(layout, 'attention', design.precision.attention);
  }
  for (const design of model.ffns.values()) {
    if (design.count === 0) continue;
    const flops = design.operator.ffnFlops.evaluate(atContext(design, prompt / 2));
    perToken += (design.count * flops) / peakOf(layout, 'ffn', design.precision.ffn);
  }
  const compute = (layout.batch * prompt * perToken) / (cards * COMPUTE);
  return (compute + layout.batch * prompt * reduced(model, layout)) / output;
}

/** Seconds of a token's all-reduces over the tensor-parallel cards: two a layer, there and back. */
function reduced(model: CostedModel, { attention }: Layout): number {
  const { tensor, data } = attention.degrees;
  const network = attention.hardware.scale_up;
  if (tensor === 1 || network === undefined) return 0;
  const bytes = 4 * ((tensor - 1) / tensor) * model.spec.hidden * bytesOf(model.precision.combine);
  return (model.layers * bytes) / (data * network.bandwidth * NETWORK);
}

function peakOf(layout: Layout, half: 'attention' | 'ffn', type: Parameters<typeof computeRate>[1]): number {
  return computeRate(layout[half].hardware, type)?.peak ?? Number.NaN;
}
