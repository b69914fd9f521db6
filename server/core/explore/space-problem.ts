import { computeTypes, missingRates } from '../cost';
import { effectivePrice } from '../spec';
import { Rows } from './rows';
import type { Space, SpaceCard } from './space';

const every = (space: Space): readonly SpaceCard[] =>
  space.topologies.flatMap(({ attention, ffn }) => [...attention, ...ffn]);

/** Why a space cannot be searched, in words; undefined if it can. */
export function spaceProblem(space: Space): string | undefined {
  const cards = every(space);
  const points = new Rows(space).count * space.batches.length;
  if (points === 0) return 'the space is empty: no card is left to try; name some under `explore.cards`';
  if (!Number.isSafeInteger(points))
    return `expected a space of at most ${Number.MAX_SAFE_INTEGER} points, found ${points}; shorten the lists under \`explore\``;
  const types = new Set(space.models.flatMap(({ model }) => [...computeTypes(model)]));
  const able = cards.filter(({ hardware }) =>
    space.models.some(({ model }) => missingRates(hardware, computeTypes(model)).length === 0),
  );
  if (able.length === 0)
    return `no card of the space has a compute rate for ${[...types].join(' and ')}, which the model needs; name others under \`explore.cards\`, or other \`explore.formats\``;
  const stated = space.base.prices ?? {};
  const priced = able.some(
    ({ reference, hardware }) =>
      Object.hasOwn(stated, reference) ||
      space.bases.some((basis) => effectivePrice(hardware, basis) !== undefined),
  );
  if (!priced && space.objectives.includes('cost') && Object.keys(stated).length === 0)
    return `no card of the space has a price (${space.bases.join(', ')}); state prices, or set \`explore.objectives\` to [throughput, tpot]`;
  if (space.limits.budget !== undefined && !priced && Object.keys(stated).length === 0)
    return 'a budget is set, but no card of the space has a price; state prices or remove the budget';
  return undefined;
}

/** What kept the points of a space from being found, in words, where none was. */
export function nothingFound(space: Space, refused: Refused): string {
  const { limits } = space;
  const reasons = [
    refused.rates > 0 ? 'cards without a rate for the model' : undefined,
    refused.limits > 0
      ? `limits (${Object.entries(limits)
          .filter(([, value]) => value !== undefined)
          .map(([name]) => name)
          .join(', ')})`
      : undefined,
    refused.engine > 0 ? 'divisions that no engine starts' : undefined,
    refused.prices > 0 ? 'cards without a price' : undefined,
    refused.batch > 0 ? 'batches below one sequence for each card and micro-batch' : undefined,
    refused.memory > 0 ? 'memory that is exceeded' : undefined,
    refused.target > 0 ? 'the TPOT that must hold' : undefined,
    refused.estimate > 0 ? 'what the estimate cannot lay out, such as a missing network' : undefined,
  ].filter((reason) => reason !== undefined);
  return `no deployment of the space keeps its limits; rows were left out for ${reasons.join('; ')}; widen \`explore\` or loosen \`explore.limits\``;
}

/** Rows that have no point, by why. */
export type Refused = Readonly<
  Record<'rates' | 'limits' | 'engine' | 'prices' | 'batch' | 'memory' | 'target' | 'estimate', number>
>;
