import type { Profile } from '../../../kernels';

/** Of each adapter the last run and the one before it, for comparison. */
const OF_AN_ADAPTER = 2;
const OF_ALL = 16;

/** Puts a run before all others, and keeps as many as are of use. */
export function withRun(runs: readonly Profile[], run: Profile): readonly Profile[] {
  const all = [run, ...runs];
  const kept = all.filter(
    ({ adapter }, index) =>
      all.slice(0, index).filter((newer) => newer.adapter === adapter).length < OF_AN_ADAPTER,
  );
  return kept.slice(0, OF_ALL);
}

/** The newest run on the same adapter that is another one than this. */
export const runBefore = (runs: readonly Profile[], { adapter, measuredAt }: Profile): Profile | undefined =>
  runs.find((run) => run.adapter === adapter && run.measuredAt !== measuredAt);

/** Whether nothing at all came of a run. */
export const isEmpty = ({ kernels, probes }: Profile): boolean =>
  kernels.length === 0 &&
  probes.copyBytesPerSecond === null &&
  probes.readBytesPerSecond === null &&
  Object.keys(probes.flops).length === 0;
