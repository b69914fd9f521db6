import type { Objective } from '../spec';
import type { Figures } from './bounds';

/** What each objective wants little of. */
const VALUES: Readonly<Record<Objective, (figures: Figures) => number>> = {
  cost: ({ usdPerMillionTokens }) => usdPerMillionTokens ?? Infinity,
  tpot: ({ tpot }) => tpot,
  throughput: ({ tokensPerSecondPerAccelerator }) => -tokensPerSecondPerAccelerator,
  accelerators: ({ accelerators }) => accelerators,
};

/** The values of figures by objective, each to have little of. */
export function valuesOf(figures: Figures, objectives: readonly Objective[]): readonly number[] {
  return objectives.map((objective) => VALUES[objective](figures));
}
