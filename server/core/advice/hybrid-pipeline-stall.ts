import type { TimedLayer } from '../cost';
import { type Half, sharesCards } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { type Variation, variation } from './variation';

/** The cost of unequal layers in a pipeline. */
export interface HybridStall {
  /** Seconds of a step in which even the busiest stage waits, and their share of the step. */
  readonly seconds: number;
  readonly share: number;
  /** The half with the most unequal layers, and its kinds of layer with the longest and shortest time. */
  readonly half: Half;
  readonly longest: TimedLayer;
  readonly shortest: TimedLayer;
}

/** The share of a step from which a stall is reported. */
const WORTH = 0.05;

function extremes(layers: readonly TimedLayer[], half: Half) {
  const sorted = [...layers].sort((one, other) => other[half].seconds - one[half].seconds);
  const [longest, shortest] = [sorted[0], sorted.at(-1)];
  if (longest === undefined || shortest === undefined) return undefined;
  return { half, longest, shortest, ratio: longest[half].seconds / shortest[half].seconds };
}

/**
 * The stall of an AFD pipeline with several kinds of layer: the step time beyond its longest stage and the round
 * trip, which equal layers would not have. On shared cards the two halves of every layer always wait for each
 * other.
 */
export function hybridStall(costed: CostedDeployment): HybridStall | undefined {
  const estimate = costed.estimate();
  if (estimate === undefined || sharesCards(costed.spec) || estimate.layers.length < 2) return undefined;
  const seconds = estimate.binding.stall * estimate.pipeline.stretch;
  const share = seconds / estimate.step;
  const [attention, ffn] = [extremes(estimate.layers, 'attention'), extremes(estimate.layers, 'ffn')];
  if (!(share >= WORTH) || attention === undefined || ffn === undefined) return undefined;
  const { half, longest, shortest } = attention.ratio >= ffn.ratio ? attention : ffn;
  return { seconds, share, half, longest, shortest };
}

/** The maximum number of additional micro-batches to try. */
const MORE = 3;

/** A few more micro-batches, which even out unequal layers: the step is shorter and the stall disappears. */
export function unstalled(costed: CostedDeployment): Variation | undefined {
  const [estimate, layout] = [costed.estimate(), costed.layout()];
  if (estimate === undefined || layout === undefined || !costed.isSearchable()) return undefined;
  for (let more = 1; more <= MORE; more++) {
    const count = layout.microBatches + more;
    const varied = variation(costed.spec, `Set the micro-batches to ${count}`, `${count} micro-batches`, [
      { path: ['micro_batches'], value: count },
    ]);
    const after = costed.vary(varied.spec);
    const faster = (after.estimate()?.tpot ?? Number.POSITIVE_INFINITY) < estimate.tpot;
    if (faster && hybridStall(after) === undefined && canReplace(costed, after)) return varied;
  }
  return undefined;
}
