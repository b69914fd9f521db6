import { type CostedModel, estimateStep, type Hardware, tokensPerStep } from '../cost';
import { crossing } from '../search';
import { type DeploymentSpec, draftOf } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { type Variation, variation } from './variation';

/** The effect of speculative decoding on the time per token. */
export interface DraftGain {
  readonly draft: number;
  /** Undefined where a curve says how many tokens a step yields. */
  readonly acceptance: number | undefined;
  /** Tokens per step, and the ratio of the step time to that of a plain step. */
  readonly tokens: number;
  readonly longer: number;
  /** Seconds per token with the draft and without. */
  readonly drafted: number;
  readonly plain: number;
  /** The acceptance from which the draft pays off; undefined if it does not even at 1. */
  readonly breakEven: number | undefined;
}

function stepOf(spec: DeploymentSpec, model: CostedModel, hardware: Hardware) {
  const step = estimateStep(spec, model, hardware);
  return step.ok ? step.value : undefined;
}

/** The acceptance at which a draft yields `tokens` tokens per step. */
function acceptanceFor(draft: number, tokens: number): number | undefined {
  if (tokens > 1 + draft) return undefined;
  return tokens <= 1 ? 0 : crossing(1e-9, 1, (acceptance) => tokensPerStep(draft, acceptance) - tokens);
}

/** Compares a step with a draft to a plain step of the same batch; undefined without speculative decoding. */
export function draftGain({ spec, model, hardware }: CostedDeployment): DraftGain | undefined {
  const { speculative } = spec;
  if (speculative === undefined) return undefined;
  const drafted = stepOf(spec, model, hardware);
  const plain = stepOf({ ...spec, speculative: undefined }, model, hardware);
  if (drafted === undefined || plain === undefined) return undefined;
  const draft = draftOf(speculative);
  const acceptance = 'acceptance' in speculative ? speculative.acceptance : undefined;
  const longer = drafted.seconds / plain.seconds;
  return {
    draft,
    acceptance,
    tokens: drafted.layout.speculation.kept,
    longer,
    drafted: drafted.tpot,
    plain: plain.tpot,
    breakEven: acceptanceFor(draft, longer),
  };
}

/** The longest draft to try. */
const LONGEST = 8;

/** The shorter draft with the lowest time per token, if it is faster than plain decoding. */
export function shorterDraft(costed: CostedDeployment): Variation | undefined {
  const { spec } = costed;
  let best: { readonly varied: Variation; readonly drafted: number } | undefined;
  for (
    let draft = 1;
    draft < Math.min(spec.speculative === undefined ? 0 : draftOf(spec.speculative), LONGEST + 1);
    draft++
  ) {
    const varied = variation(spec, `Set the draft to ${draft}`, `a draft of ${draft}`, [
      { path: ['speculative', 'draft'], value: draft },
    ]);
    const gain = draftGain(costed.vary(varied.spec));
    if (gain !== undefined && gain.drafted < gain.plain && gain.drafted < (best?.drafted ?? gain.plain))
      best = { varied, drafted: gain.drafted };
  }
  return best?.varied;
}

/** Plain decoding. */
export function plainDecoding({ spec }: CostedDeployment): Variation {
  const changes = [{ path: ['speculative'], value: undefined }];
  return variation(spec, 'Remove `speculative`', 'plain decoding', changes);
}
