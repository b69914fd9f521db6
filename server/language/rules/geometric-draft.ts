import { tokensPerStep } from '../../core/cost';
import { formatNumber } from '../../core/quantity';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** The draft from which the geometric form is more than a few percent high. */
const LONG = 4;

/**
 * By how much the geometric form, fitted to one draft, is above measured acceptance: the least and the most percent over 14 curves, by number of
 * drafted tokens (InferenceX, commit 843c625).
 */
const ABOVE: Readonly<Record<number, readonly [least: number, most: number]>> = {
  4: [4, 42],
  5: [5, 59],
  6: [9, 75],
  7: [11, 103],
  8: [9, 112],
};

/** A long draft with one acceptance for all of its tokens. */
export const geometricDraft = defineRule({
  code: 'geometric-draft',
  severity: 'information',
  kinds: ['deployment'],
  check: ({ file }) => {
    const speculative = currentSpec(file)?.speculative;
    if (speculative === undefined || !('acceptance' in speculative) || speculative.draft < LONG) return [];
    const { draft, acceptance } = speculative;
    const [least, most] = ABOVE[Math.min(draft, 8)] ?? [0, 0];
    const tokens = formatNumber(tokensPerStep(draft, acceptance));
    const message = `one acceptance for all ${draft} drafted tokens makes ${tokens} tokens a step, but later tokens are accepted less often: fitted to one draft this form is ${least} to ${most}% above 14 measured drafters; expected an acceptance curve; write \`accepted: [1.8, 2.4, …]\` with mean tokens by number of drafts, or \`curve\` with the name of a measured one`;
    return [{ at: ['speculative', 'acceptance'], message }];
  },
});
