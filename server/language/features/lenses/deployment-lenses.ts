import type { DeploymentFigures } from '../status/figures';
import { costWords, perSecond, tpotWords } from '../status/words';

/** What is said above a deployment, a lens each. */
export function deploymentTitles(figures: DeploymentFigures): readonly string[] {
  const { basis, tokensPerSecond, tokensPerSecondPerAccelerator, binding, problem } = figures;
  const cost = costWords(figures);
  const throughput =
    tokensPerSecond === null || tokensPerSecondPerAccelerator === null
      ? undefined
      : `${perSecond(tokensPerSecond)} tokens/s (${perSecond(tokensPerSecondPerAccelerator)} a card)`;
  const titles = [
    cost === undefined ? 'no price' : `${cost} (${basis === 'bound' ? 'theoretical bound' : 'estimate'})`,
    throughput,
    tpotWords(figures),
    binding === null ? undefined : `bound by ${binding}`,
    problem === null ? undefined : 'no estimate: see the findings',
  ];
  return titles.filter((title) => title !== undefined);
}
