import { formatNumber } from '../quantity';
import type { EngineName, HardwareSpec } from '../spec';
import { placedNumber, withPlaced } from './adjusted-hardware';
import { type Fit, type FittedNumber, isTime } from './fit';
import { fitDeployments } from './fit-deployments';
import { fitEngine } from './fit-engine';
import { fitKernels } from './fit-kernels';
import { fitTransfers, transferProblems } from './fit-transfers';
import { kernelGroups, targetOf } from './kernel-group';
import { kernelProblems, tooFewKernels } from './kernel-problems';
import { deploymentProblems } from './measured-deployment';
import type { DeploymentCase, Measurements } from './measurement';
import { type CalibrationProblem, joined, notIn } from './problem';

/** A value to write at a path of the hardware file. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The name of a measurement's place: a row of a table, or a point of a profile. */
export type PlaceName = 'row' | 'point';

/** The result of fitting a card to measurements. */
export interface Calibration {
  readonly fits: readonly Fit[];
  /** Measurements that were not used, and why. */
  readonly setAside: readonly CalibrationProblem[];
  /** The card with the fitted numbers. */
  readonly hardware: HardwareSpec;
  readonly changes: readonly Change[];
}

export type CalibrationResult =
  | { readonly ok: true; readonly value: Calibration }
  | { readonly ok: false; readonly problems: readonly CalibrationProblem[] };

/** How a calibration is made. */
export interface CalibrateOptions {
  /** The name of the measurements in the written sources, such as their file name. */
  readonly label: string;
  /** The name of a measurement's place. */
  readonly place?: PlaceName;
  /** The engine that was measured, into whose block the numbers go; the file's top where absent. */
  readonly engine?: EngineName | undefined;
}

/**
 * Fits a card's efficiencies and overheads: kernel families to kernels, then the network to transfers, then the
 * remaining numbers to whole deployments. Kernels come first because each measures one thing. Measurements that no
 * number can explain are set aside; without any other there is no calibration.
 */
export function calibrate(
  hardware: HardwareSpec,
  measurements: Pick<Measurements, 'kernels' | 'transfers'>,
  measuredCases: readonly DeploymentCase[],
  { label, place = 'row', engine }: CalibrateOptions,
): CalibrationResult {
  const problems: CalibrationProblem[] = [
    ...kernelProblems(measurements.kernels, hardware),
    ...transferProblems(measurements.transfers, hardware),
    ...deploymentProblems(measuredCases, hardware),
  ];
  const target = targetOf(hardware, engine);
  const groups = kernelGroups(measurements.kernels.filter(notIn(problems)), target);
  problems.push(...tooFewKernels(groups));
  const fine = notIn(problems);
  const transfers = measurements.transfers.filter(fine);
  const cases = measuredCases.filter((one) => fine(one.measurement));
  const fits: Fit[] = [];
  let card = hardware;
  const take = (fit: Fit): void => {
    fits.push(fit);
    card = withPlaced(card, fit.numbers.map(placedNumber));
  };
  for (const group of groups) if (group.kernels.every(fine)) take(fitKernels(group, target.card));
  if (transfers.length > 0) take(fitTransfers(transfers, hardware));
  const measured = fits.flatMap(({ numbers }) => numbers.map(({ path }) => path));
  if (cases.length > 0)
    take(
      engine === undefined ? fitDeployments(cases, card, measured) : fitEngine(cases, card, engine, measured),
    );
  const setAside = joined(problems);
  if (fits.length === 0) return { ok: false, problems: setAside };
  const changes = fits.flatMap((fit) => changesOf(fit, sourceOf(fit, label, place)));
  return { ok: true, value: { fits, setAside, hardware: card, changes } };
}

/** The source of a fit's numbers, in one line. */
function sourceOf({ points, error, commonFactor }: Fit, label: string, place: PlaceName): string {
  const common = commonFactor === undefined ? '' : `, common factor ${commonFactor.toPrecision(4)}`;
  const [only] = points;
  if (points.length === 1)
    return `${label}: ${place} ${only?.row}${common}, range by that factor to either side`;
  const { factor, worst } = error;
  const off = `error ×${formatNumber(factor)} (worst ×${formatNumber(worst.factor)}, ${place} ${worst.row})`;
  return `${label}: ${points.length} measurements${common}, ${off}`;
}

function changesOf(fit: Fit, source: string): readonly Change[] {
  return fit.numbers.flatMap((number) => changesOfNumber(number, source));
}

function changesOfNumber({ name, path, value, low, high }: FittedNumber, source: string): readonly Change[] {
  if (!isTime(name)) return [{ path, value: { value, low, high, source } }];
  const time = (seconds: number): string => `${Number((seconds * 1e6).toPrecision(4))} us`;
  if (path[0] === 'engines')
    return [{ path, value: { value: time(value), low: time(low), high: time(high), source } }];
  // An overhead at the file's top has no source key of its own: it uses that of the family or the file.
  const place = path[0] === 'kernels' ? [...path.slice(0, -1), 'source'] : ['sources', path.join('.')];
  return [
    { path, value: time(value) },
    { path: place, value: source },
  ];
}
