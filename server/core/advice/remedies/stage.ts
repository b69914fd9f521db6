import type { CostedDeployment } from '../costed-deployment';
import { moreInstances } from '../resize';
import { brokenBudgets, poolOfStage } from '../stage-budgets';
import type { Variation } from '../variation';

/** The fewest instances of a stage's pool with which it keeps its budget; undefined for a link that more servers leave as it is. */
export function withinBudget(costed: CostedDeployment, stage: string): Variation | undefined {
  return moreInstances(
    costed,
    poolOfStage(costed, stage),
    (varied) =>
      varied.estimate() !== undefined && !brokenBudgets(varied).some((broken) => broken.stage === stage),
  );
}
