import { draftGain, plainDecoding, shorterDraft } from '../../core/advice/mtp-costs-more';
import { formatNumber, formatShare, formatTime } from '../../core/quantity';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

const formatAcceptance = (breakEven = 1): string => `an acceptance of ${formatShare(breakEven)}`;

/** Speculative decoding that lengthens the decode step by more than the tokens that it yields. */
export const mtpCostsMore = defineRule({
  code: 'mtp-costs-more',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const gain = costed && draftGain(costed);
    if (costed === undefined || gain === undefined || gain.drafted <= gain.plain) return [];
    const { draft, acceptance, tokens, longer, drafted, plain, breakEven } = gain;
    const yields = `a draft of ${draft}${acceptance === undefined ? '' : ` at an acceptance of ${formatShare(acceptance)}`} yields ${formatNumber(tokens)} tokens per step, but makes the step ${formatNumber(longer)} times as long`;
    const loses = `${formatTime(drafted)} per token instead of ${formatTime(plain)}, ${formatShare(drafted / plain - 1)} slower`;
    const shorter = shorterDraft(costed);
    const from =
      acceptance === undefined ? `${formatNumber(longer)} tokens per step` : formatAcceptance(breakEven);
    const gains =
      breakEven === undefined ? 'no acceptance pays off at this batch' : `it pays off from ${from}`;
    const hint =
      shorter === undefined
        ? 'remove `speculative`'
        : `${shorter.phrase} pays off, or remove \`speculative\``;
    const message = `${yields}: ${loses}; ${gains}, so ${hint}`;
    const fixes = () => vary(context.file, [shorter, plainDecoding(costed)]);
    return [{ at: ['speculative'], part: 'key', message, fixes }];
  },
});
