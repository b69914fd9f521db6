import type { Counting } from '../../server/core/cost';
import { boundTerms, type CostTerms } from './cost-terms';
import type { StudyCard, StudyModel } from './study';

/** Cards for the two halves of a model, and their cost bound. */
export interface Pair {
  readonly attention: StudyCard;
  readonly ffn: StudyCard;
  readonly terms: CostTerms;
}

/** Whether two cards have the same cost bound, such as a user's file and the catalog's of the same card. */
function alike({ spec: a }: StudyCard, { spec: b }: StudyCard): boolean {
  const types = Object.keys(a.compute) as (keyof typeof a.compute)[];
  return (
    a.price === b.price &&
    a.memory.bandwidth === b.memory.bandwidth &&
    types.every((type) => b.compute[type] === undefined || a.compute[type] === b.compute[type])
  );
}

/** The cards without duplicates of earlier ones. */
export function distinct(cards: readonly StudyCard[]): readonly StudyCard[] {
  return cards.filter((card, index) => cards.findIndex((earlier) => alike(card, earlier)) === index);
}

/** All pairs of cards with a cost, cheapest first, including each card with itself. */
export function pairs(
  { model }: StudyModel,
  cards: readonly StudyCard[],
  context: number,
  counting: Counting,
): readonly Pair[] {
  return cards
    .flatMap((attention) =>
      cards.flatMap((ffn): Pair[] => {
        const terms = boundTerms(model, context, counting, attention.spec, ffn.spec);
        return terms === undefined ? [] : [{ attention, ffn, terms }];
      }),
    )
    .sort((one, other) => one.terms.total - other.terms.total);
}
