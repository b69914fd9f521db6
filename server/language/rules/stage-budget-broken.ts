import { brokenBudgets, layerBudget, poolOfStage, withinBudget } from '../../core/advice/stage-budget-broken';
import { stageName } from '../../core/advice/stage-imbalance';
import { formatTime } from '../../core/quantity';
import { costedOf, proposed } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

/** A pipeline stage that takes longer than the target allows, and so misses the target by itself. */
export const stageBudgetBroken = defineRule({
  code: 'stage-budget-broken',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    if (deployment === undefined) return [];
    const { costed, model } = deployment;
    return brokenBudgets(costed).map(({ stage, seconds, budget }) => {
      const took = `${formatTime(seconds)} (${formatTime(layerBudget(seconds, model.layers))} per layer)`;
      const left = `${formatTime(budget)} (${formatTime(layerBudget(budget, model.layers))} per layer)`;
      const better = withinBudget(costed, stage);
      const hint = proposed([better], 'would keep it');
      const message = `${stageName(stage)} takes ${took} per micro-batch; the target allows ${left}${hint}`;
      const at = [poolOfStage(costed, stage), 'instances'];
      return { at, message, fixes: () => vary(context.file, [better]) };
    });
  },
});
