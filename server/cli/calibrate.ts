import path from 'node:path';
import {
  type Calibration,
  type CalibrationProblem,
  calibrate,
  calibrateProfile,
  joined,
  type PlaceName,
  type ProfileCalibration,
  readMeasurements,
  readProfile,
} from '../core/calibrate';
import type { Whole } from '../language';
import { withChanges } from '../language/import';
import { rewriteSpec } from '../node/rewrite-spec';
import { CallerProblem, type Specs } from '../tooling';
import { readArguments, type Typed } from './arguments';
import { fitText, problemLine } from './calibrate-text';
import { lineDiff } from './line-diff';
import { newSpecs } from './load';
import { measuredDeployments } from './measured-deployments';
import type { Outcome } from './outcome';
import { readInput } from './read-input';

const USAGE = 'decode-lens calibrate FILE.hardware.yaml MEASUREMENTS.csv|json [--write]';

function filesOf(typed: Typed): readonly [string, string] {
  const [hardware, measurements, ...rest] = typed.positionals;
  if (hardware === undefined || measurements === undefined || rest.length > 0)
    throw new CallerProblem(`expected a hardware file and a file of measurements: ${USAGE}`);
  return [hardware, measurements];
}

async function readText(file: string): Promise<{ text: string; format: 'csv' | 'json' }> {
  const format = /\.(csv|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (format !== 'csv' && format !== 'json')
    throw new CallerProblem(`${file}: expected measurements in a *.csv or *.json file`);
  return { text: await readInput(file), format };
}

/** A hardware file without errors. */
type Card = Whole<'hardware'>;

interface Files {
  readonly hardware: string;
  readonly measurements: string;
  readonly file: Card;
  readonly write: boolean;
  /** The name of a measurement's place. */
  readonly place: PlaceName;
}

/** The outcome for invalid measurements; the hardware file stays unchanged. */
function refused({ hardware, measurements, place }: Files, problems: readonly CalibrationProblem[]) {
  const findings = problems.map(({ code, rows, message }) => ({ code, severity: 'error', rows, message }));
  return {
    status: 1,
    json: { hardware, measurements, fits: [], notes: [], findings, text: null, written: false },
    text: [
      ...problems.map((problem) => problemLine(measurements, problem, place)),
      'nothing was changed',
    ].join('\n'),
  };
}

async function accepted(
  { hardware, measurements, file, write, place }: Files,
  { fits, changes }: Calibration,
  notes: readonly string[],
) {
  const { text } = withChanges(file, changes);
  if (write) {
    await rewriteSpec(file, text).catch((error: Error) => {
      throw new CallerProblem(`${hardware} cannot be written: ${error.message}`);
    });
  }
  const closing = write ? `${hardware} written` : `add --write to change ${hardware}`;
  return {
    status: 0,
    json: { hardware, measurements, fits, notes, findings: [], text, written: write },
    text: [
      ...fits.map((fit) => fitText(fit, place)),
      ...notes.map((note) => `note: ${note}`),
      ...lineDiff(file.text, text),
      '',
      closing,
    ].join('\n'),
  };
}

/**
 * `calibrate`: fits a card's efficiencies and overheads to measurements, and optionally writes them into its file.
 */
export async function calibrateHardware(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { flags: ['write'] });
  const [hardware, measurements] = filesOf(typed);
  const write = typed.has('write');
  if (write && hardware.startsWith('catalog:'))
    throw new CallerProblem('the catalog cannot be written; copy the card into a file of your own');
  const specs = newSpecs();
  const file = await specs.whole(hardware, 'hardware');
  const { text, format } = await readText(measurements);
  const profile = format === 'json' ? fromProfile(text, file) : undefined;
  const place = profile === undefined ? 'row' : 'point';
  const files: Files = { hardware, measurements, file, write, place };
  const result = profile ?? (await fromTable(text, format, specs, files));
  const outcome = result.ok
    ? await accepted(files, result.value, result.notes)
    : refused(files, result.problems);
  return { ...outcome, wantsJson: typed.has('json') };
}

/** The calibration from the JSON of `decode-lens profile`; undefined if the text is not a profile. */
function fromProfile(text: string, { spec }: Card): ProfileCalibration | undefined {
  const read = readProfile(text);
  return read?.ok === true ? calibrateProfile(spec, read.profile) : read;
}

/** The calibration from a table of measurements. */
async function fromTable(
  text: string,
  format: 'csv' | 'json',
  specs: Specs,
  { measurements, file }: Files,
): Promise<ProfileCalibration> {
  const read = readMeasurements(text, format);
  const folder = path.dirname(measurements);
  const deployments = await measuredDeployments(specs, read.measurements.deployments, folder, file);
  const problems = joined([...read.problems, ...deployments.problems]);
  if (problems.length > 0) return { ok: false, problems };
  const label = path.basename(measurements);
  const result = calibrate(file.spec, read.measurements, deployments.cases, label);
  return result.ok ? { ...result, notes: [] } : result;
}
