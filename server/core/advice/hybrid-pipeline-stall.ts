import type { TimedLayer } from '../cost';
import { type Half, sharesCards } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { type Variation, variation } from './variation';

/** What unequal layers cost a pipeline. */
export interface HybridStall {
  /** Seconds of a step in which even the busiest stage waits, and their share of it. */
  readonly seconds: number;
  readonly share: number;
  /** The half that they keep busy most unequally, with the kinds of layer that need it longest and shortest. */
  readonly half: Half;
  readonly longest: TimedLayer;
  readonly shortest: TimedLayer;
}

/** The share of a step from which on a stall is worth a word. */
const WORTH = 0.05;

function extremes(layers: readonly TimedLayer[], half: Half) {
  const sorted = [...layers].sort((one, other) => other[half].seconds - one[half].seconds);
  const [longest, shortest] = [sorted[0], sorted.at(-1)];
  if (longest === undefined || shortest === undefined) return undefined;
  return { half, longest, shortest, ratio: longest[half].seconds / shortest[half].seconds };
}

/**
 * The stall of an AFD pipeline whose layers are of several kinds: a step beyond its longest stage and the round trip, which equal
 * layers would not have. On shared cards the two halves of every layer wait for each other anyway.
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

/** How many more micro-batches are tried. */
const MORE = 3;

/** A few more micro-batches, with which unequal layers even out: the step is shorter and the stall gone. */
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
