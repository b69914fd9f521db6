import { withinBudget } from '../../core/advice/remedies/stage';
import { varyFix } from './vary';

/** A stage that takes too long: more instances of its pool. */
export const keepStageBudget = varyFix(['stage-budget-broken'], ({ costed }, { finding }) => [
  withinBudget(costed, finding.data?.subject ?? ''),
]);
