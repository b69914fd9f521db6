import { feedingCard } from '../../core/advice/over-sparse-moe';
import { catalogCards } from '../workspace';
import { varyFix } from './vary';

/** A mixture of experts that is too sparse: the cheapest card of the catalog whose network can feed it. */
export const feedMoe = varyFix(['over-sparse-moe'], ({ costed }, { workspace }) => [
  feedingCard(costed, catalogCards(workspace)),
]);
