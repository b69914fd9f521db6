import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CalibrationProblem,
  type CalibrationResult,
  type Change,
  calibrate,
  type Fit,
  joined,
  readMeasurements,
} from '../core/calibrate';
import { formatNumber, formatQuantity } from '../core/quantity';
import { type SourceFile, Workspace } from '../language';
import { applyEdits, Draft, dataAt, setValue } from '../language/edit';
import { toValue } from '../language/parse';
import { readArguments, type Typed } from './arguments';
import { lineDiff } from './line-diff';
import { loadSpec } from './load';
import { measuredDeployments } from './measured-deployments';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';
import { textTable } from './table';

const USAGE = 'decode-lens calibrate FILE.hardware.yaml MEASUREMENTS.csv|json [--write]';

/** Where new keys go: into the file, and into a kernel family. */
const ORDER = [
  'price',
  'compute',
  'memory',
  'scale_up',
  'scale_out',
  'power',
  'efficiency',
  'overhead',
  'kernels',
];
const FAMILY_ORDER = ['compute', 'memory', 'network', 'overhead', 'source'];

function filesOf(typed: Typed): readonly [string, string] {
  const [hardware, measurements, ...rest] = typed.positionals;
  if (hardware === undefined || measurements === undefined || rest.length > 0)
    throw new CommandProblem(`expected a hardware file and a file of measurements: ${USAGE}`);
  return [hardware, measurements];
}

async function readText(file: string): Promise<{ text: string; format: 'csv' | 'json' }> {
  const format = /\.(csv|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (format !== 'csv' && format !== 'json')
    throw new CommandProblem(`${file}: expected measurements in a *.csv or *.json file`);
  const text = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(`${file} cannot be read: ${error.message}`);
  });
  return { text, format };
}

/** The hardware file with the fitted numbers; comments and everything else stay. */
function changed(file: SourceFile, changes: readonly Change[]): string {
  const draft = changes.reduce<Draft>(
    (current, { path: place, value }) =>
      current.next((now) => {
        const section = dataAt(toValue(now).value, place.slice(0, 1));
        return setValue(now, place, value, section === undefined ? ORDER : FAMILY_ORDER);
      }),
    Draft.of(file.parsed),
  );
  const text = applyEdits(file.text, draft.edits);
  const state = new Workspace().update(file.uri, text);
  if (!state.ok || state.file.stale || state.file.spec === undefined)
    throw new Error('the calibrated file would not be valid');
  return text;
}

function numberText(name: string, value: number): string {
  return name === 'hop' || name === 'kernel overhead' ? formatQuantity(value, 'time') : formatNumber(value);
}

function fitText({ subject, points, numbers, held, error, commonFactor }: Fit): string {
  const rows = numbers.map(({ name, path: place, before, value, low, high }) => [
    place.join('.'),
    ...[before, value, low, high].map((one) => numberText(name, one)),
  ]);
  const common = commonFactor === undefined ? '' : `, one common factor ${formatNumber(commonFactor)}`;
  const only = points.length === 1;
  const off = only
    ? 'met exactly, so that there is no error to tell'
    : `error ×${formatNumber(error.factor)}, worst ×${formatNumber(error.worst.factor)} in row ${error.worst.row}`;
  return [
    `${subject}: ${points.length} ${only ? 'measurement' : 'measurements'}${common}, ${off}`,
    ...(rows.length === 0 ? [] : [textTable(['number', 'was', 'fitted', 'low', 'high'], rows)]),
    ...held.map(({ name, value, reason }) => `held: ${name} at ${numberText(name, value)}: ${reason}`),
    '',
  ].join('\n');
}

function problemLine(argument: string, { rows, code, message }: CalibrationProblem): string {
  const place = rows.length === 0 ? '' : ` ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`;
  return `${argument}:${place} error ${code}: ${message}`;
}

interface Files {
  readonly hardware: string;
  readonly measurements: string;
  readonly file: SourceFile<'hardware'>;
  readonly write: boolean;
}

/** What is wrong with the measurements; the hardware file stays as it is. */
function refused({ hardware, measurements }: Files, problems: readonly CalibrationProblem[]) {
  const findings = problems.map(({ code, rows, message }) => ({ code, severity: 'error', rows, message }));
  return {
    status: 1,
    json: { hardware, measurements, fits: [], findings, text: null, written: false },
    text: [...problems.map((problem) => problemLine(measurements, problem)), 'nothing was changed'].join(
      '\n',
    ),
  };
}

async function accepted(files: Files, result: Extract<CalibrationResult, { ok: true }>) {
  const { hardware, measurements, file, write } = files;
  const { fits, changes } = result.value;
  const text = changed(file, changes);
  if (write) {
    await fs.writeFile(fileURLToPath(file.uri), text).catch((error: Error) => {
      throw new CommandProblem(`${hardware} cannot be written: ${error.message}`);
    });
  }
  const closing = write ? `${hardware} written` : `add --write to change ${hardware}`;
  return {
    status: 0,
    json: { hardware, measurements, fits, findings: [], text, written: write },
    text: [...fits.map(fitText), ...lineDiff(file.text, text), '', closing].join('\n'),
  };
}

/** `calibrate`: fits a card's efficiencies and overheads to measurements, and writes them into its file. */
export async function calibrateHardware(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { flags: ['write'] });
  const [hardware, measurements] = filesOf(typed);
  const write = typed.has('write');
  if (write && hardware.startsWith('catalog:'))
    throw new CommandProblem('the catalog cannot be written; copy the card into a file of your own');
  const workspace = new Workspace();
  const file = await loadSpec(workspace, hardware, 'hardware');
  const { text, format } = await readText(measurements);
  const read = readMeasurements(text, format);
  const folder = path.dirname(measurements);
  const deployments = await measuredDeployments(workspace, read.measurements.deployments, folder, file);
  const files = { hardware, measurements, file, write };
  const problems = joined([...read.problems, ...deployments.problems]);
  const result: CalibrationResult =
    problems.length > 0
      ? { ok: false, problems }
      : calibrate(file.spec, read.measurements, deployments.cases, path.basename(measurements));
  const outcome = result.ok ? await accepted(files, result) : refused(files, result.problems);
  return { ...outcome, wantsJson: typed.has('json') };
}
