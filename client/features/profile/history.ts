import type { Profile } from '../../../kernels';

/** Keep two runs per adapter: the last one, and the one to compare it with. */
const OF_AN_ADAPTER = 2;
const OF_ALL = 16;

/** Adds a run at the front, and drops the older runs that are no longer needed. */
export function withRun(runs: readonly Profile[], run: Profile): readonly Profile[] {
  const all = [run, ...runs];
  const kept = all.filter(
    ({ adapter }, index) =>
      all.slice(0, index).filter((newer) => newer.adapter === adapter).length < OF_AN_ADAPTER,
  );
  return kept.slice(0, OF_ALL);
}

/** The newest other run on the same adapter. */
export const runBefore = (runs: readonly Profile[], { adapter, measuredAt }: Profile): Profile | undefined =>
  runs.find((run) => run.adapter === adapter && run.measuredAt !== measuredAt);

/** Whether a run has no results. */
export const isEmpty = ({ kernels, probes }: Profile): boolean =>
  kernels.length === 0 &&
  probes.copyBytesPerSecond === null &&
  probes.readBytesPerSecond === null &&
  Object.keys(probes.flops).length === 0;
