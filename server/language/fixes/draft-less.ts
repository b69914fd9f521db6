import { plainDecoding, shorterDraft } from '../../core/advice/mtp-costs-more';
import { varyFix } from './vary';

/** Speculative decoding that loses: a shorter draft where that gains, or none. */
export const draftLess = varyFix(['mtp-costs-more'], ({ costed }) => [
  shorterDraft(costed),
  plainDecoding(costed),
]);
