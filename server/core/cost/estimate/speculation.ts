import type { DeploymentSpec } from '../../spec';

/** What speculative decoding does to a step. */
export interface Speculation {
  /** Tokens that each sequence sends through the model per step: its last one and the drafted ones. */
  readonly verified: number;
  /** Tokens per step that are kept on average. */
  readonly kept: number;
}

/**
 * A draft of n tokens of which each is accepted with chance a, if all before it were: 1 + a + … + aⁿ tokens a step. All n
 * are verified whether kept or not, so that every token-wise work is 1 + n times that of plain decoding.
 */
export function speculation(speculative: DeploymentSpec['speculative']): Speculation {
  if (speculative === undefined) return { verified: 1, kept: 1 };
  const { draft, acceptance } = speculative;
  return { verified: 1 + draft, kept: tokensPerStep(draft, acceptance) };
}

/** Tokens that a step with a draft yields on average: 1 + a + … + aⁿ. */
export function tokensPerStep(draft: number, acceptance: number): number {
  return acceptance === 1 ? 1 + draft : (1 - acceptance ** (draft + 1)) / (1 - acceptance);
}
