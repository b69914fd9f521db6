import type { Profile } from '../profile';
import type { HardwareSpec } from '../spec';
import { type Calibration, calibrate } from './calibrate';
import { earlierPaths, MEASURED, replacing, without } from './earlier-profile';
import { byFamily, kernelProblems, tooFewKernels } from './fit-kernels';
import { type CalibrationProblem, joined } from './problem';
import { mixtureNotes, profileKernels } from './profile-kernels';
import { mayBeSameCard } from './same-card';

export type ProfileCalibration =
  | { readonly ok: true; readonly value: Calibration; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly CalibrationProblem[] };

const LOWER_BOUND =
  'what Decode Lens’s own kernels reach through WebGPU is a lower bound of what the card can do; kernels tuned for it may reach more';
const BOUNDS_CHECKS =
  'the kernels ran with WebGPU’s bounds checks, with which attention took up to 2.8 times as long on an H200; without them the numbers are higher';

/** Where a profile's numbers come from, and what they are worth. */
export function profileLabel({ adapter, measuredAt, host, boundsChecks }: Profile): string {
  const where = `${host === 'node' ? 'Node' : 'browser'}${boundsChecks ? ', with bounds checks' : ''}`;
  return `${MEASURED}${adapter}, ${measuredAt.slice(0, 10)}, WebGPU (${where}), a lower bound for the card`;
}

/**
 * Fits a card's kernel families to a profile. Points that tell nothing of this card are left out with a note; a profile
 * that cannot be of the card, or is of none, is refused. Numbers that an earlier profile told of the same families give
 * way, so that the same profile always says the same.
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
  const few = tooFewKernels(fit);
  const kernels = fit.filter(notIn(few));
  const unused = [...problems, ...few];
  if (kernels.length === 0) return { ok: false, problems: unused.length > 0 ? unused : [NOTHING] };
  const earlier = earlierPaths(hardware, [...byFamily(kernels).keys()]);
  const result = calibrate(without(hardware, earlier), { kernels, transfers: [] }, [], profileLabel(profile));
  if (!result.ok) return result;
  const notes = [
    LOWER_BOUND,
    ...(boundsChecks ? [BOUNDS_CHECKS] : []),
    ...(mayBeSameCard(adapter, hardware.name)
      ? []
      : [`measured on ${adapter}, written for ${hardware.name}: make sure that this is the same card`]),
    ...read.notes,
    ...mixtureNotes(profile, kernels),
    ...unused.map(({ rows, message }) => `left out, point ${rows.join(', ')} of the profile: ${message}`),
  ];
  return { ok: true, value: replacing(result.value, hardware, earlier), notes };
}

const NOTHING: CalibrationProblem = {
  code: 'too-few-points',
  rows: [],
  message: 'expected kernels with right results, found none',
};

/** Whether no problem names a measurement's row. */
function notIn(problems: readonly CalibrationProblem[]): (measurement: { readonly row: number }) => boolean {
  const rows = new Set(problems.flatMap((problem) => problem.rows));
  return ({ row }) => !rows.has(row);
}
