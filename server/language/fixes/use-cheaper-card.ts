import { changeToCheaper } from '../../core/advice/cheaper-card';
import { catalogCards } from '../workspace';
import { varyFix } from './vary';

/** Attention on the wrong card: the one of the catalog on which it is cheapest. */
export const useCheaperCard = varyFix(['attention-off-roofline'], ({ costed }, { workspace }) => [
  changeToCheaper(costed, catalogCards(workspace))?.variation,
]);
