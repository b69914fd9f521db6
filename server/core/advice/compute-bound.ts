import { type BoundFfn, computeBoundBatch, computeRate, sparsity } from '../cost';
import { bytesOf } from '../spec';
import type { CostedDeployment } from './costed-deployment';

/** The tokens that an FFN's weights serve at once, and how many would make it compute bound. */
export interface BatchPlace {
  readonly ffn: BoundFfn;
  /** Tokens of a micro-batch that meet the same weights. */
  readonly tokens: number;
  readonly needed: number;
  readonly sparsity: number;
  /** The deployment's batch with which there would be as many. */
  readonly batch: number;
}

/** The FFN that does most of a model's FFN work; undefined where that is a custom one, whose weights nobody knows. */
function mainFfn(costed: CostedDeployment): BoundFfn | undefined {
  let main: BoundFfn | undefined;
  let most = 0;
  for (const ffn of costed.model.ffns.values()) {
    const flops = ffn.count * ffn.operator.ffnFlops.evaluate({ ...ffn.variables, context: 1 });
    if (flops > most) [main, most] = [ffn, flops];
  }
  return main?.spec.type === 'custom' ? undefined : main;
}

/**
 * Where a deployment's micro-batch stands against the batch that makes its main FFN compute bound on its card. On shared cards the
 * tokens of a dense FFN stay divided over `expert`, as its weights are not.
 */
export function batchPlace(costed: CostedDeployment): BatchPlace | undefined {
  const layout = costed.estimate() === undefined ? undefined : costed.layout();
  const ffn = mainFfn(costed);
  if (layout === undefined || ffn === undefined) return undefined;
  const { hardware, degrees } = layout.ffn;
  const flops = computeRate(hardware, ffn.precision.ffn)?.peak;
  if (flops === undefined) return undefined;
  const active = ffn.spec.type === 'moe' ? sparsity(ffn.spec) : 1;
  const needed = computeBoundBatch(flops, hardware.memory.bandwidth, bytesOf(ffn.precision.weights), active);
  const apart = ffn.spec.type === 'dense' && layout.topology === 'colocated' ? degrees.expert : 1;
  const tokens = layout.tokens / degrees.data / apart;
  return { ffn, tokens, needed, sparsity: active, batch: (needed / tokens) * layout.batch };
}
