import { type BoundFfn, computeRate } from '../cost';
import { formula } from '../formula';
import { bytesOf } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { sparsity } from './minimum-sparsity';
import { meetsTarget } from './target-missed';
import { type Variation, variation } from './variation';
import { batchFrom } from './whole-batch';

/**
 * The micro-batch, in tokens, above which an FFN is compute-bound. Each weight, read once, serves 2·B·S FLOPs,
 * which must take longer than the read: 2·B·S/weight bytes >= FLOPs/bandwidth. Dense FFNs have S = 1.
 */
const COMPUTE_BOUND_BATCH = formula('flops / bandwidth * weight_bytes / (2 * sparsity)');

/**
 * The batch that makes an FFN compute-bound: 3,620 for Step-3 on H800.
 *
 * @param flops FLOP/s of a card in the FFN's format
 * @param bandwidth memory bandwidth of the card
 * @param weightBytes bytes per weight
 * @param sparsity active experts over all experts, shared ones included; 1 for a dense FFN
 */
export function computeBoundBatch(
  flops: number,
  bandwidth: number,
  weightBytes: number,
  sparsity: number,
): number {
  return COMPUTE_BOUND_BATCH.evaluate({ flops, bandwidth, weight_bytes: weightBytes, sparsity });
}

/** The tokens that share one read of an FFN's weights, and how many would make it compute-bound. */
export interface BatchPlace {
  readonly ffn: BoundFfn;
  /** Tokens of a micro-batch that use the same weights. */
  readonly tokens: number;
  readonly needed: number;
  readonly sparsity: number;
  /** The deployment's batch that would give as many tokens. */
  readonly batch: number;
}

/** The FFN with most of a model's FFN work; undefined if its matrices are unknown, as for a custom FFN. */
function mainFfn(costed: CostedDeployment): BoundFfn | undefined {
  let main: BoundFfn | undefined;
  let most = 0;
  for (const ffn of costed.model.ffns.values()) {
    const flops = ffn.count * ffn.operator.ffnFlops.evaluate({ ...ffn.variables, context: 1 });
    if (flops > most) [main, most] = [ffn, flops];
  }
  return main?.operator.split.width === undefined ? undefined : main;
}

/**
 * Compares a deployment's micro-batch with the one that makes its main FFN compute-bound. On shared cards the
 * tokens of a dense FFN stay divided over `expert`, because its weights are not.
 */
export function batchPlace(costed: CostedDeployment): BatchPlace | undefined {
  const layout = costed.estimate() === undefined ? undefined : costed.layout();
  const ffn = mainFfn(costed);
  if (layout === undefined || ffn === undefined) return undefined;
  const { hardware, degrees } = layout.ffn;
  const flops = computeRate(hardware, ffn.precision.ffn)?.peak;
  if (flops === undefined) return undefined;
  const { split } = ffn.operator;
  const active = sparsity(split);
  const needed = computeBoundBatch(flops, hardware.memory.bandwidth, bytesOf(ffn.precision.weights), active);
  const apart = split.experts === 0 && layout.shared ? degrees.expert : 1;
  const tokens = layout.tokens / degrees.data / apart;
  return { ffn, tokens, needed, sparsity: active, batch: (needed / tokens) * layout.batch };
}

/** Whether the FFN is compute-bound. */
function isFull(costed: CostedDeployment): boolean {
  const place = batchPlace(costed);
  return place !== undefined && place.tokens >= place.needed;
}

/** The batch that makes the FFN compute-bound, whether or not it meets target and memory. */
export function computeBoundLoad(costed: CostedDeployment): Variation | undefined {
  const place = batchPlace(costed);
  return place && Number.isFinite(place.batch) ? batchFrom(costed, place.batch) : undefined;
}

/**
 * Variations that make the FFN compute-bound and meet target and memory: a larger batch, or fewer, larger
 * micro-batches.
 */
export function fullerBatches(costed: CostedDeployment): readonly Variation[] {
  const batch = computeBoundLoad(costed);
  const place = batchPlace(costed);
  const microBatches = costed.layout()?.microBatches ?? 1;
  const fewer = place === undefined ? 0 : Math.floor((microBatches * place.tokens) / place.needed);
  const larger =
    fewer >= 1 && fewer < microBatches
      ? variation(costed.spec, `Set the micro-batches to ${fewer}`, `${fewer} micro-batches`, [
          { path: ['micro_batches'], value: fewer },
        ])
      : undefined;
  return [batch, larger].filter((varied): varied is Variation => {
    if (varied === undefined) return false;
    const after = costed.vary(varied.spec);
    return isFull(after) && meetsTarget(after);
  });
}
