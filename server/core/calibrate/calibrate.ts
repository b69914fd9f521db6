import { formatNumber } from '../quantity';
import type { HardwareSpec } from '../spec';
import { placedNumber, withPlaced } from './adjusted-hardware';
import type { Fit, FittedNumber } from './fit';
import { deploymentProblems, fitDeployments } from './fit-deployments';
import { fitKernels } from './fit-kernels';
import { fitTransfers, transferProblems } from './fit-transfers';
import { byFamily, kernelProblems, tooFewKernels } from './kernel-problems';
import type { DeploymentCase, Measurements } from './measurement';
import { type CalibrationProblem, joined } from './problem';

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
  /** The card with the fitted numbers. */
  readonly hardware: HardwareSpec;
  readonly changes: readonly Change[];
}

export type CalibrationResult =
  | { readonly ok: true; readonly value: Calibration }
  | { readonly ok: false; readonly problems: readonly CalibrationProblem[] };

/**
 * Fits a card's efficiencies and overheads: kernel families to kernels, then the network to transfers, then the
 * remaining numbers to whole deployments. Kernels come first because each measures one thing.
 *
 * @param label the name of the measurements in the written sources, such as their file name
 * @param place the name of a measurement's place
 */
export function calibrate(
  hardware: HardwareSpec,
  { kernels, transfers }: Pick<Measurements, 'kernels' | 'transfers'>,
  cases: readonly DeploymentCase[],
  label: string,
  place: PlaceName = 'row',
): CalibrationResult {
  const problems = [
    ...kernelProblems(kernels, hardware),
    ...tooFewKernels(kernels),
    ...transferProblems(transfers, hardware),
    ...deploymentProblems(cases, hardware),
  ];
  if (problems.length > 0) return { ok: false, problems: joined(problems) };
  const fits: Fit[] = [];
  let card = hardware;
  const take = (fit: Fit): void => {
    fits.push(fit);
    card = withPlaced(card, fit.numbers.map(placedNumber));
  };
  for (const [family, rows] of byFamily(kernels)) take(fitKernels(family, rows, hardware));
  if (transfers.length > 0) take(fitTransfers(transfers, hardware));
  const told = fits.flatMap(({ numbers }) => numbers.map(({ path }) => path));
  if (cases.length > 0) take(fitDeployments(cases, card, told));
  const changes = fits.flatMap((fit) => changesOf(fit, sourceOf(fit, label, place)));
  return { ok: true, value: { fits, hardware: card, changes } };
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
  if (name !== 'hop' && name !== 'kernel overhead') return [{ path, value: { value, low, high, source } }];
  const written = { path, value: `${Number((value * 1e6).toPrecision(4))} us` };
  // An overhead has no source key of its own: it uses that of the family or the file.
  const place = path[0] === 'kernels' ? [...path.slice(0, 2), 'source'] : ['sources', path.join('.')];
  return [written, { path: place, value: source }];
}
