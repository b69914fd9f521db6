import { brokenBudgets, layerBudget, poolOfStage, withinBudget } from '../../core/advice/stage-budget-broken';
import { stageName } from '../../core/advice/stage-imbalance';
import { formatQuantity } from '../../core/quantity';
import { costedOf, proposed } from './costed';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

const time = (seconds: number): string => formatQuantity(seconds, 'time');

/** A stage of the pipeline that takes longer than the target leaves it, and so breaks the target whatever the others do. */
export const stageBudgetBroken = defineRule({
  code: 'stage-budget-broken',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    if (deployment === undefined) return [];
    const { costed, model } = deployment;
    return brokenBudgets(costed).map(({ stage, seconds, budget }): Finding => {
      const took = `${time(seconds)} (${time(layerBudget(seconds, model.layers))} a layer)`;
      const left = `${time(budget)} (${time(layerBudget(budget, model.layers))} a layer)`;
      const hint = proposed([withinBudget(costed, stage)], 'would keep it');
      const message = `${stageName(stage)} takes ${took} for a micro-batch, of ${left} that the target leaves a stage${hint}`;
      const place = placeOf(context.file, [poolOfStage(costed, stage), 'instances']);
      return {
        code: 'stage-budget-broken',
        severity: 'information',
        message,
        ...place,
        data: { subject: stage },
      };
    });
  },
});
