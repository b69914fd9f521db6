import type { TimedLayer } from '../cost';
import type { CostedDeployment } from './costed-deployment';

/** What unequal layers cost a pipeline. */
export interface HybridStall {
  /** Seconds of a step in which even the busiest stage waits, and their share of it. */
  readonly seconds: number;
  readonly share: number;
  /** The half that they keep busy most unequally, with the kinds of layer that need it longest and shortest. */
  readonly half: 'attention' | 'ffn';
  readonly longest: TimedLayer;
  readonly shortest: TimedLayer;
}

/** The share of a step from which on a stall is worth a word. */
const WORTH = 0.05;

function extremes(layers: readonly TimedLayer[], half: 'attention' | 'ffn') {
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
  if (estimate === undefined || estimate.topology !== 'afd' || estimate.layers.length < 2) return undefined;
  const seconds = estimate.binding.stall * estimate.pipeline.stretch;
  const share = seconds / estimate.step;
  const [attention, ffn] = [extremes(estimate.layers, 'attention'), extremes(estimate.layers, 'ffn')];
  if (!(share >= WORTH) || attention === undefined || ffn === undefined) return undefined;
  const { half, longest, shortest } = attention.ratio >= ffn.ratio ? attention : ffn;
  return { seconds, share, half, longest, shortest };
}
