import type { CostedDeployment } from '../advice/costed-deployment';
import type { Binding, Counting, Estimate, KernelBound, PoolMemory } from '../cost';
import { type CardPrice, cardPrices } from './card-prices';
import { meanContext } from './contexts';
import { deploymentBound } from './deployment-bound';
import { misfitWords, runnable } from './runnable';

/** The figures of a deployment: from its estimate, or from its bound, which gives no times. Null means unknown. */
export interface DeploymentSummary {
  readonly name: string;
  /** Whether the cost is an estimate, or only a lower bound. */
  readonly basis: 'estimate' | 'bound';
  readonly counting: Counting;
  readonly usdPerMillionTokens: number | null;
  readonly prices: readonly CardPrice[];
  /** Seconds per output token, and its interval. */
  readonly tpot: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** What the estimate rests on: its engine, its interval and the runs that it was compared with. */
  readonly certainty: Pick<Estimate, 'engine' | 'interval' | 'validation'> | null;
  readonly tokensPerSecond: number | null;
  readonly tokensPerSecondPerAccelerator: number | null;
  /** The target TPOT in seconds. */
  readonly target: number | null;
  /** The limiting resource, such as `scale-up` or `attention`, and what limits that half. */
  readonly binding: { readonly name: Binding['name']; readonly boundBy: KernelBound | null } | null;
  readonly memory: readonly PoolMemory[];
  /** What does not fit the memory; then there is no cost. */
  readonly misfit: string | null;
  /** Why there is no estimate. */
  readonly problem: string | null;
}

const UNTIMED = {
  tpot: null,
  interval: null,
  certainty: null,
  tokensPerSecond: null,
  tokensPerSecondPerAccelerator: null,
};

function bindingOf({ binding: { name }, attention, ffn }: Estimate) {
  const busier = attention.seconds >= ffn.seconds ? attention : ffn;
  const halves = { attention, ffn, cards: busier };
  return {
    name,
    boundBy: name === 'attention' || name === 'ffn' || name === 'cards' ? halves[name].boundBy : null,
  };
}

/** The summary of a deployment with a way of counting its work. */
export function summaryOf(costed: CostedDeployment, counting: Counting): DeploymentSummary {
  const { spec } = costed;
  const result = costed.resultBy(counting);
  const prices = cardPrices(costed.hardware);
  const shared = { name: spec.name, counting, target: spec.target?.tpot ?? null, prices };
  if (result.ok) {
    const value = runnable(result.value);
    const { usdPerMillionTokens, tpot, engine, interval, validation, memory } = value;
    const { tokensPerSecond, tokensPerSecondPerAccelerator } = value;
    return {
      ...shared,
      ...{ basis: 'estimate', usdPerMillionTokens, tpot, interval, memory },
      certainty: { engine, interval, validation },
      ...{ tokensPerSecond, tokensPerSecondPerAccelerator },
      binding: bindingOf(value),
      misfit: misfitWords(memory) ?? null,
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
    misfit: null,
    problem: result.problems[0]?.message ?? null,
  };
}
