import { withinBudget } from '../../core/advice/stage-budget-broken';
import { varyFix } from './vary';

/** A stage that takes too long: more instances of its pool. */
export const keepStageBudget = varyFix(['stage-budget-broken'], ({ costed }, { finding }) => [
  withinBudget(costed, finding.data?.subject ?? ''),
]);
