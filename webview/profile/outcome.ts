import type { Failure, Profile } from '../../server/core/profile';
import type { ProfileProgress, ProfileState } from '../../server/protocol/profile';

export const isCancelled = ({ code }: Failure): boolean => code === 'cancelled';

const wasCancelled = ({ failures }: Profile): boolean => failures.some(({ failure }) => isCancelled(failure));

/**
 * The note on a cancelled run next to the button that starts another one, because its results look complete. Empty
 * if there is nothing to note.
 *
 * @param reached the last known progress of the run; unknown after a reload of the page
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
