import type { KernelPoint, Profile } from '../../server/core/profile';
import { formatShare } from '../../server/core/quantity';
import { pointKey } from './names';

/** The change of a time since the previous run. */
export interface Change {
  /** Relative to the previous time: 0.1 is 10% slower, -0.1 is 10% faster. */
  readonly share: number;
  /** Whether the spreads of the two do not overlap. */
  readonly beyond: boolean;
}

/** The same measurement in another run. */
function sameIn(profile: Profile | null, point: KernelPoint): KernelPoint | undefined {
  const key = pointKey(point);
  return profile?.kernels.find((other) => pointKey(other) === key);
}

/** The change of a point since the previous run; undefined if that run did not measure it. */
export function changeSince(previous: Profile | null, point: KernelPoint): Change | undefined {
  const before = sameIn(previous, point);
  if (before === undefined) return undefined;
  return {
    share: point.seconds / before.seconds - 1,
    beyond: point.p20 > before.p80 || point.p80 < before.p20,
  };
}

export function changeText({ share, beyond }: Change): string {
  const size = formatShare(Math.abs(share));
  const text = share === 0 ? 'the same' : `${size} ${share > 0 ? 'slower' : 'faster'}`;
  return beyond ? text : `${text}, in spread`;
}

/** The differences between two runs that make them hard to compare; empty if there are none. */
export function differences(now: Profile, before: Profile): readonly string[] {
  const place = ({ host }: Profile): string => (host === 'node' ? 'a Node process' : 'this panel');
  const checks = ({ boundsChecks }: Profile): string => (boundsChecks ? 'with' : 'without');
  return [
    ...(now.host === before.host
      ? []
      : [`The run before was in ${place(before)}, this one in ${place(now)}.`]),
    ...(now.boundsChecks === before.boundsChecks
      ? []
      : [`The run before was ${checks(before)} bounds checks, this one ${checks(now)} them.`]),
  ];
}
