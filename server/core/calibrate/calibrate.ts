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

/** A value to write at a place of the hardware file, as the language writes it. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What the places of measurements are called: rows of a table, or points of a profile. */
export type PlaceName = 'row' | 'point';

/** What measurements say about a card. */
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
 * Fits a card's efficiencies and overheads: kernel families by their kernels, then the network by its transfers, then what is
 * left by deployments end to end. Kernels come first since each measures one thing.
 * @param label what the measurements are called in the written sources, such as their file's name
 * @param place what the place of one is called there
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

/** What a fit's numbers rest on, in a line. */
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
  // An overhead has no source of its own: it stands in the family's, or among the file's.
  const place = path[0] === 'kernels' ? [...path.slice(0, 2), 'source'] : ['sources', path.join('.')];
  return [written, { path: place, value: source }];
}
