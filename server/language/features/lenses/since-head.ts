import { type DeploymentSummary, type ModelSummary, riseOf } from '../../../core/summary';
import { signedPercent } from '../../present/change-words';

/** Changes by name, such as `+3.2% USD, -1.0% tokens/s since HEAD`; undefined if there are none. */
function since(rises: readonly (readonly [name: string, rise: number | undefined])[]): string | undefined {
  const words = rises
    .map(([name, rise]) => [signedPercent(rise), name] as const)
    .filter(([percent]) => percent !== '');
  if (words.length === 0) return undefined;
  return `${words.map((word) => word.join(' ')).join(', ')} since HEAD`;
}

/** The effect of edits since the last commit on a deployment. An estimate is not compared with a bound. */
export function deploymentSince(before: DeploymentSummary, now: DeploymentSummary): string | undefined {
  if (before.basis !== now.basis) return undefined;
  return since([
    ['USD', riseOf(before.usdPerMillionTokens, now.usdPerMillionTokens)],
    ['tokens/s', riseOf(before.tokensPerSecond, now.tokensPerSecond)],
    ['TPOT', riseOf(before.tpot, now.tpot)],
  ]);
}

/** The effect of edits since the last commit on a model's size. */
export function modelSince(before: ModelSummary, now: ModelSummary): string | undefined {
  return since([
    ['parameters', riseOf(before.parameters, now.parameters)],
    ['active', riseOf(before.activeParameters, now.activeParameters)],
    ['state', riseOf(before.stateBytes, now.stateBytes)],
  ]);
}
