import path from 'node:path';
import {
  type CalibrateOptions,
  type Calibration,
  type CalibrationProblem,
  calibrate,
  calibrateProfile,
  type DeploymentCase,
  joined,
  type PlaceName,
  type ProfileCalibration,
  readMeasurements,
  readProfile,
  type TableOptions,
} from '../core/calibrate';
import { engineNames } from '../core/spec';
import { COLUMNS, isRunFile } from '../core/validate';
import type { Whole } from '../language';
import { withChanges } from '../language/import';
import { rewriteSpec } from '../node/rewrite-spec';
import { CallerProblem, type Specs } from '../tooling';
import { readArguments, type Typed } from './arguments';
import { fitText, problemLine } from './calibrate-text';
import { usageOf } from './help';
import { lineDiff } from './line-diff';
import { newSpecs } from './load';
import { measuredDeployments } from './measured-deployments';
import { type Asked, measuredRuns } from './measured-runs';
import type { Outcome } from './outcome';
import { readInput } from './read-input';
import { readSet } from './run-file';
import { runReferences } from './run-references';
import { readChoice } from './values';

const USAGE = usageOf('calibrate');

function filesOf(typed: Typed): readonly [string, string] {
  const [hardware, measurements, ...rest] = typed.positionals;
  if (hardware === undefined || measurements === undefined || rest.length > 0)
    throw new CallerProblem(`expected a hardware file and a file of measurements: ${USAGE}`);
  return [hardware, measurements];
}

async function readText(file: string): Promise<{ readonly text: string; readonly format: 'csv' | 'json' }> {
  const format = /\.(csv|json|jsonl)$/i.exec(file)?.[1]?.toLowerCase();
  if (format === undefined)
    throw new CallerProblem(`${file}: expected measurements in a *.csv or *.json file`);
  return { text: await readInput(file), format: format === 'csv' ? 'csv' : 'json' };
}

/** A hardware file without errors. */
type Card = Whole<'hardware'>;

interface Files {
  readonly hardware: string;
  readonly measurements: string;
  readonly file: Card;
  readonly write: boolean;
  readonly engine: Asked;
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
  { fits, changes, setAside }: Calibration,
  notes: readonly string[],
) {
  const { text } = withChanges(file, changes);
  const findings = setAside.map((problem) => ({ ...problem, severity: 'warning' }));
  if (write) {
    await rewriteSpec(file, text).catch((error: Error) => {
      throw new CallerProblem(`${hardware} cannot be written: ${error.message}`);
    });
  }
  const closing = write ? `${hardware} written` : `add --write to change ${hardware}`;
  return {
    status: 0,
    json: { hardware, measurements, fits, notes, findings, text, written: write },
    text: [
      ...fits.map((fit) => fitText(fit, place)),
      ...setAside.map((problem) => problemLine(measurements, problem, place, 'set aside')),
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
  const typed = readArguments(args, {
    flags: ['write'],
    single: ['engine', 'time'],
    many: ['constant', 'set'],
  });
  const [hardware, measurements] = filesOf(typed);
  const write = typed.has('write');
  if (write && hardware.startsWith('catalog:'))
    throw new CallerProblem('the catalog cannot be written; copy the card into a file of your own');
  const written = typed.one('engine');
  const engine = written === undefined ? undefined : readChoice('engine', written, [...engineNames, 'none']);
  const specs = newSpecs();
  const file = await specs.whole(hardware, 'hardware');
  const { text, format } = await readText(measurements);
  const profile = format === 'json' ? fromProfile(text, file) : undefined;
  const set = readSet(typed, COLUMNS);
  const isRuns = profile === undefined && (await isRunFile(text, set));
  const content = profile !== undefined ? 'profile' : isRuns ? 'runs' : 'table';
  refuseOthers(typed, content, measurements);
  if (profile !== undefined && engine !== undefined && engine !== 'none')
    throw new CallerProblem('--engine: a profile is of Decode Lens’s own kernels, not of an engine');
  const place = profile === undefined ? 'row' : 'point';
  const files: Files = { hardware, measurements, file, write, place, engine };
  const result =
    profile ??
    (isRuns
      ? await fromRuns(text, specs, files, set)
      : await fromTable(text, format, specs, files, {
          constants: readSet(typed, new Set(), 'constant'),
          time: typed.one('time'),
        }));
  const outcome = result.ok
    ? await accepted(files, result.value, result.notes)
    : refused(files, result.problems);
  return { ...outcome, wantsJson: typed.has('json') };
}

/** What a file of measurements holds, in words, and the options of that alone. */
const CONTENTS = {
  profile: { holds: 'a profile', options: [] },
  runs: { holds: 'runs', options: ['set'] },
  table: { holds: 'kernels or deployments', options: ['constant', 'time'] },
} as const;

/** Rejects options of another content than a file has. */
function refuseOthers(typed: Typed, content: keyof typeof CONTENTS, measurements: string): void {
  for (const { holds, options } of Object.values(CONTENTS))
    for (const option of options)
      if (typed.has(option) && holds !== CONTENTS[content].holds)
        throw new CallerProblem(
          `--${option}: expected a file of ${holds}; ${measurements} holds ${CONTENTS[content].holds}`,
        );
}

/** The calibration from the JSON of `decode-lens profile`; undefined if the text is not a profile. */
function fromProfile(text: string, { spec }: Card): ProfileCalibration | undefined {
  const read = readProfile(text);
  return read?.ok === true ? calibrateProfile(spec, read.profile) : read;
}

/** A calibration, with the measurements that could not even be read among those set aside. */
function calibrated(
  file: Card,
  measurements: Parameters<typeof calibrate>[1],
  cases: readonly DeploymentCase[],
  unread: readonly CalibrationProblem[],
  options: CalibrateOptions,
): ProfileCalibration {
  const result = calibrate(file.spec, measurements, cases, options);
  if (!result.ok) return { ok: false, problems: joined([...unread, ...result.problems]) };
  const setAside = joined([...unread, ...result.value.setAside]);
  return { ok: true, value: { ...result.value, setAside }, notes: [] };
}

/** The calibration from a table of kernels, transfers and deployments. */
async function fromTable(
  text: string,
  format: 'csv' | 'json',
  specs: Specs,
  { measurements, file, engine: asked }: Files,
  options: TableOptions,
): Promise<ProfileCalibration> {
  const read = readMeasurements(text, format, options);
  const folder = path.dirname(measurements);
  const deployments = await measuredDeployments(specs, read.measurements.deployments, folder, file);
  const named = new Set(deployments.cases.map(({ spec }) => spec.engine));
  const engine = asked ?? (named.size === 1 ? [...named][0] : undefined);
  const cases = deployments.cases.filter(
    ({ spec }) => asked === undefined || spec.engine === undefined || spec.engine === asked,
  );
  const others = deployments.cases.filter((one) => !cases.includes(one));
  const unread = [
    ...read.problems,
    ...deployments.problems,
    ...others.map(
      ({ spec, measurement }): CalibrationProblem => ({
        code: 'other-engine',
        rows: [measurement.row],
        message: `${spec.name} runs under ${spec.engine}, not ${asked}`,
      }),
    ),
  ];
  const under = cases.map((one) =>
    asked === undefined ? one : { ...one, spec: { ...one.spec, engine: asked } },
  );
  return calibrated(file, read.measurements, under, unread, optionsOf(measurements, engine));
}

/** The calibration of an engine from measured runs. */
async function fromRuns(
  text: string,
  specs: Specs,
  { measurements, file, engine: asked }: Files,
  set: Readonly<Record<string, string>>,
): Promise<ProfileCalibration> {
  const references = runReferences(specs, path.dirname(measurements));
  const { cases, problems, engines } = await measuredRuns(text, references, file.spec, asked, set);
  const [only, ...more] = engines;
  if (asked === undefined && cases.length > 0 && (only === undefined || more.length > 0))
    throw new CallerProblem(
      `name the engine with --engine: the runs on ${file.spec.name} ${only === undefined ? 'name none' : `are of ${engines.join(', ')}`}`,
    );
  const engine = asked ?? only;
  const named = cases.map((one) => (engine === undefined ? one : { ...one, spec: { ...one.spec, engine } }));
  return calibrated(file, { kernels: [], transfers: [] }, named, problems, optionsOf(measurements, engine));
}

function optionsOf(measurements: string, engine: Asked): CalibrateOptions {
  return { label: path.basename(measurements), engine: engine === 'none' ? undefined : engine };
}
