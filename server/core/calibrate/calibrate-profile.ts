import type { Profile } from '../profile';
import type { HardwareSpec } from '../spec';
import type { Calibration } from './calibrate';
import { MEASURED, replacing } from './earlier-profile';
import { kernelGroups, targetOf } from './kernel-group';
import { kernelProblems, tooFewKernels } from './kernel-problems';
import { type CalibrationProblem, joined, notIn } from './problem';
import { mixtureNotes, profileKernels } from './profile-kernels';
import { mayBeSameCard } from './same-card';
import { settledFit } from './settled-fit';

export type ProfileCalibration =
  | { readonly ok: true; readonly value: Calibration; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly CalibrationProblem[] };

const LOWER_BOUND =
  'the throughput of Decode Lens’s own kernels through WebGPU is a lower bound of the card’s; kernels tuned for it may reach more';
const BOUNDS_CHECKS =
  'the kernels ran with WebGPU’s bounds checks, with which attention took up to 2.8 times as long on an H200; without them the numbers are higher';

const WALL_CLOCK =
  'the device has no `timestamp-query`, so times are wall-clock times that include waits and submission: efficiencies come out too low and overheads too high';

/** Whether times were taken on the wall clock. */
function onWallClock({ card }: Profile): boolean {
  return !card.features.includes('timestamp-query');
}

/** The source of a profile's numbers, and their limitations. */
function profileLabel(profile: Profile): string {
  const { adapter, measuredAt, host, boundsChecks } = profile;
  const where = [
    host === 'node' ? 'Node' : 'browser',
    ...(boundsChecks ? ['with bounds checks'] : []),
    ...(onWallClock(profile) ? ['wall-clock times'] : []),
  ].join(', ');
  return `${MEASURED}${adapter}, ${measuredAt.slice(0, 10)}, WebGPU (${where}), a lower bound for the card`;
}

/**
 * Fits a card's kernel families to a profile. Points that are not informative for this card are left out with a
 * note; a profile of another card, or without valid points, is rejected. Numbers of the same families that came
 * from an earlier profile, or that this one determines, are replaced, so that the same profile always gives the
 * same result.
 */
export function calibrateProfile(hardware: HardwareSpec, profile: Profile): ProfileCalibration {
  const { adapter, software, boundsChecks } = profile;
  if (software) {
    const message = `${adapter} is a software adapter: its times say nothing of a card; profile where a GPU and its driver are`;
    return { ok: false, problems: [{ code: 'software-adapter', rows: [], message }] };
  }
  const read = profileKernels(profile);
  const problems = joined(kernelProblems(read.kernels, hardware));
  const impossible = problems.filter(({ code }) => code === 'faster-than-peaks');
  if (impossible.length > 0) return { ok: false, problems: impossible };
  const fit = read.kernels.filter(notIn(problems));
  const few = tooFewKernels(kernelGroups(fit, targetOf(hardware, undefined)));
  const kernels = fit.filter(notIn(few));
  const unused = [...problems, ...few];
  if (kernels.length === 0) return { ok: false, problems: unused.length > 0 ? unused : [NOTHING] };
  const { result, gone } = settledFit(hardware, kernels, profileLabel(profile));
  if (!result.ok) return result;
  const { calibration, dropped } = replacing(result.value, hardware, gone);
  const notes = [
    LOWER_BOUND,
    ...(boundsChecks ? [BOUNDS_CHECKS] : []),
    ...(onWallClock(profile) ? [WALL_CLOCK] : []),
    ...(mayBeSameCard(adapter, hardware.name)
      ? []
      : [`measured on ${adapter}, written for ${hardware.name}: make sure that this is the same card`]),
    ...read.notes,
    ...mixtureNotes(profile, kernels),
    ...unused.map(
      ({ rows, message }) =>
        `left out, ${rows.length === 1 ? 'point' : 'points'} ${rows.join(', ')} of the profile: ${message}`,
    ),
    ...dropped.map(
      (path) =>
        `${path.join('.')} is removed: it does not go with what was measured, which does not tell what it is; the card’s general number counts`,
    ),
  ];
  return { ok: true, value: calibration, notes };
}

const NOTHING: CalibrationProblem = {
  code: 'too-few-points',
  rows: [],
  message: 'expected kernels with right results, found none',
};
