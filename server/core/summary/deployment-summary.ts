import type { CostedDeployment } from '../advice/costed-deployment';
import type { Counting, Estimate, PoolMemory } from '../cost';
import { meanContext } from './contexts';
import { deploymentBound } from './deployment-bound';

/** What a deployment comes to: by its estimate, else by its bound, which has no clock. Null stands for what is not known. */
export interface DeploymentSummary {
  readonly name: string;
  /** Whether the cost is what the deployment will take, or the least that it could take. */
  readonly basis: 'estimate' | 'bound';
  readonly counting: Counting;
  readonly usdPerMillionTokens: number | null;
  /** Seconds per output token, and its interval. */
  readonly tpot: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly tokensPerSecond: number | null;
  readonly tokensPerSecondPerAccelerator: number | null;
  /** Seconds per output token that must hold. */
  readonly target: number | null;
  /** What sets the pace, such as `scale-up` or `attention`, and for a half by what it is bound. */
  readonly binding: { readonly name: string; readonly boundBy: string | null } | null;
  readonly memory: readonly PoolMemory[];
  /** Why there is no estimate. */
  readonly problem: string | null;
}

const UNTIMED = { tpot: null, interval: null, tokensPerSecond: null, tokensPerSecondPerAccelerator: null };

function bindingOf({ binding: { name }, attention, ffn }: Estimate) {
  const half = name === 'attention' ? attention : name === 'ffn' ? ffn : undefined;
  return { name, boundBy: half?.boundBy ?? null };
}

/** Sums up a deployment by a way of counting its work. */
export function summaryOf(costed: CostedDeployment, counting: Counting): DeploymentSummary {
  const { spec } = costed;
  const result = costed.resultBy(counting);
  const shared = { name: spec.name, counting, target: spec.target?.tpot ?? null };
  if (result.ok) {
    const { usdPerMillionTokens, tpot, interval, memory } = result.value;
    const { tokensPerSecond, tokensPerSecondPerAccelerator } = result.value;
    return {
      ...shared,
      ...{ basis: 'estimate', usdPerMillionTokens, tpot, interval, memory },
      ...{ tokensPerSecond, tokensPerSecondPerAccelerator },
      binding: bindingOf(result.value),
      problem: null,
    };
  }
  const { usdPerMillionTokens, attention } = deploymentBound(costed, meanContext(spec), counting);
  return {
    ...shared,
    ...UNTIMED,
    basis: 'bound',
    usdPerMillionTokens,
    binding: attention === undefined ? null : { name: 'attention', boundBy: attention.boundBy },
    memory: [],
    problem: result.problems[0]?.message ?? null,
  };
}
