import { formatNumber } from '../../../core/quantity';
import type { DeploymentSummary } from '../../../core/summary';
import { basisWords, bindingWords, costWords, tpotWords } from '../../present/deployment-words';
import { priceBases } from '../../present/price-words';

/** The titles of the lenses above a deployment. */
export function deploymentTitles(figures: DeploymentSummary): readonly string[] {
  const { basis, tokensPerSecond, tokensPerSecondPerAccelerator, binding, problem, misfit } = figures;
  const cost = costWords(figures);
  const throughput =
    tokensPerSecond === null || tokensPerSecondPerAccelerator === null
      ? undefined
      : `${formatNumber(tokensPerSecond)} tokens/s (${formatNumber(tokensPerSecondPerAccelerator)} per accelerator)`;
  const titles = [
    misfit !== null
      ? misfit
      : cost === undefined
        ? 'no price: see the findings'
        : `${cost} (${[basisWords(basis), ...priceBases(figures)].join(', ')})`,
    throughput,
    tpotWords(figures),
    binding === null ? undefined : `limited by ${bindingWords(binding)}`,
    problem === null ? undefined : 'no estimate: see the findings',
  ];
  return titles.filter((title) => title !== undefined);
}
