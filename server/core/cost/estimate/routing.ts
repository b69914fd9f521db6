import type { FfnOperator } from '../../designs';
import { expectedLargest } from './fullest-rank';
import type { Layout } from './layout';

/** Work of the routed experts on the busiest rank. */
export interface Routing {
  /** Experts whose weights it reads. */
  readonly touched: number;
  /** Its share of the routed FLOPs over the mean's. */
  readonly load: number;
}

/**
 * Tokens of one batch choose alike: n tokens touch as many experts as n^0.92 independent ones would. Fitted to public
 * decode runs of three MoE models.
 */
const LIKENESS = 0.92;

/** Share of the spread between ranks that runs show; the same runs do not tell 0 from 1. */
const SPREAD = 0.5;

/**
 * Routed experts that n tokens touch on the busiest of e ranks, out of E of which k serve a token. The mean is
 * (E/e)·(1 − (1 − k/E)ⁿ). A stated imbalance multiplies it; else, with an engine, the busiest rank is the expected largest
 * of e binomial counts, and its load that of e Poisson counts of mean n·k/e.
 */
export function busiestRouting(
  { experts, active }: Pick<FfnOperator['split'], 'experts' | 'active'>,
  layout: Layout,
  tokens: number,
): Routing {
  if (experts === 0) return { touched: 0, load: 1 };
  const ranks = layout.ffn.degrees.expert;
  const held = experts / ranks;
  const n = layout.bare || tokens < 1 ? tokens : tokens ** LIKENESS;
  const chance = 1 - (1 - active / experts) ** n;
  const mean = held * chance;
  if (layout.bare || layout.imbalance !== undefined || ranks === 1) {
    const imbalance = layout.imbalance ?? 1;
    return { touched: mean * imbalance, load: imbalance };
  }
  const largest = SPREAD * expectedLargest(ranks);
  const spread = Math.sqrt(mean * (1 - chance) * (1 - 1 / ranks));
  const load = 1 + largest / Math.sqrt((tokens * active) / ranks);
  return { touched: Math.min(held, mean + largest * spread), load: Math.min(load, ranks) };
}
