import { curveOf, type DeploymentSpec, draftOf } from '../../spec';

/** What speculative decoding does to a step. */
export interface Speculation {
  /** Tokens that each sequence sends through the model per step: its last one and the drafted ones. */
  readonly verified: number;
  /** Tokens per step that are kept on average. */
  readonly kept: number;
  /** Layers of the drafter, each like the model's last; 0 where it costs nothing. */
  readonly layers: number;
}

/**
 * A draft of n tokens, all of which are verified whether kept or not, so that every token-wise work is 1 + n times that of plain
 * decoding. A step yields what an acceptance curve says of n drafts, of the last measured number where n is beyond it; or 1 + a + … + aⁿ tokens
 * where each is accepted with chance a if all before it were.
 */
export function speculation(speculative: DeploymentSpec['speculative']): Speculation {
  if (speculative === undefined) return { verified: 1, kept: 1, layers: 0 };
  const draft = draftOf(speculative);
  const curve = curveOf(speculative);
  const kept =
    'acceptance' in speculative
      ? tokensPerStep(draft, speculative.acceptance)
      : (curve?.[Math.min(draft, curve.length) - 1] ?? 1);
  // A curve cannot yield more than the tokens that are verified.
  return { verified: 1 + draft, kept: Math.min(kept, 1 + draft), layers: speculative.layers ?? 0 };
}

/** Tokens per step with a draft of n at an acceptance of a: 1 + a + … + aⁿ. */
export function tokensPerStep(draft: number, acceptance: number): number {
  return acceptance === 1 ? 1 + draft : (1 - acceptance ** (draft + 1)) / (1 - acceptance);
}
