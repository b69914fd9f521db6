import type { CostedDeployment } from '../costed-deployment';
import { draftGain } from '../draft-gain';
import { type Variation, variation } from '../variation';

/** The longest draft that is tried. */
const LONGEST = 8;

/** A shorter draft that gains: the one with the shortest time per token. */
export function shorterDraft(costed: CostedDeployment): Variation | undefined {
  const { spec } = costed;
  let best: { readonly varied: Variation; readonly drafted: number } | undefined;
  for (let draft = 1; draft < Math.min(spec.speculative?.draft ?? 0, LONGEST + 1); draft++) {
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
