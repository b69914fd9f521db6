import type { Failure, Profile } from '../../server/core/profile';
import type { ProfileProgress, ProfileState } from '../../server/protocol/profile';

export const isCancelled = ({ code }: Failure): boolean => code === 'cancelled';

const wasCancelled = ({ failures }: Profile): boolean => failures.some(({ failure }) => isCancelled(failure));

/**
 * What is to say of a run that was cancelled, beside the button that starts another: what it measured looks whole otherwise.
 * Empty where there is nothing to say.
 * @param reached how far the run was when it was last heard of; unknown after a reload of the page
 */
export function endText(
  { running, profile, failure }: ProfileState,
  reached: ProfileProgress | undefined,
): string {
  if (running !== null) return '';
  if (failure !== null) return isCancelled(failure) ? 'Cancelled before anything was measured.' : '';
  if (profile === null || !wasCancelled(profile)) return '';
  const points = profile.kernels.length;
  const measured = `${points} ${points === 1 ? 'point' : 'points'} measured`;
  return reached === undefined
    ? `Cancelled with ${measured}; not kept.`
    : `Cancelled after ${reached.done} of ${reached.of} steps, ${measured}; not kept.`;
}
