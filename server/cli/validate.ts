import path from 'node:path';
import { formatShare, formatWhole } from '../core/quantity';
import {
  type Agreement,
  COLUMNS,
  type ComparedRun,
  ENGINE_CHOICES,
  GROUPINGS,
  type Grouping,
  type PlottedRun,
  Sample,
  type ValidationResult,
  validate,
  Worst,
} from '../core/validate';
import { onlyFile, readArguments, type Typed } from './arguments';
import { usageOf } from './help';
import { newSpecs } from './load';
import type { Outcome } from './outcome';
import { Output } from './output';
import { piecesOf, readSet } from './run-file';
import { runReferences } from './run-references';
import { VALIDATION_MARK, validationPage } from './validate-page';
import { validationText } from './validate-text';
import { readChoice } from './values';
import { writeOutput } from './write-output';

const USAGE = usageOf('validate');
const GROUPING_NAMES = Object.keys(GROUPINGS) as readonly Grouping[];
/** Runs in the plot; of more, an even sample. */
const PLOTTED = 4000;
/** The rows furthest off that are listed with their terms. */
const WORST = 5;
/** Milliseconds between two reports of progress. */
const PROGRESS = 1000;

function groupingsOf(typed: Typed): readonly Grouping[] {
  const written = typed
    .all('by')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim());
  const names = written.length === 0 ? ['model', 'hardware', 'engine'] : written;
  return names.map((name) => readChoice('by', name, GROUPING_NAMES));
}

/** Says on standard error how far the file is read, once a second. */
function progressOf(file: string) {
  let last = Date.now();
  let read = '';
  return {
    bytes(done: number, total: number): void {
      read = total > 0 ? `, ${formatShare(Math.min(1, done / total))} of ${path.basename(file)}` : '';
    },
    rows(count: number): void {
      const now = Date.now();
      if (now - last < PROGRESS) return;
      last = now;
      process.stderr.write(`${formatWhole(count)} rows${read}\n`);
    },
  };
}

const agreementJson = ({ n, median, mape, coverage }: Agreement) => ({ n, median, mape, coverage });

/** What is known after the last row, in the order of the interface. */
function totalsJson({ runs, used, agreement, refused, groups }: ValidationResult) {
  const { median, mape, p10, p90, coverage, spearman } = agreement ?? {};
  return {
    runs,
    used,
    refused: refused.map(({ id, line, reason }) => ({ id, reason: `line ${line}: ${reason}` })),
    ...{ median: median ?? null, mape: mape ?? null, p10: p10 ?? null, p90: p90 ?? null },
    ...{ coverage: coverage ?? null, spearman: spearman ?? null },
    groups: groups.map(({ by, agreement: own }) => ({ ...by, ...agreementJson(own) })),
  };
}

const rowJson = ({ run, estimate, low, high }: ComparedRun) =>
  JSON.stringify({ id: run.id, measured: run.tpot, estimate, low, high });

/** `validate`: estimates against measured runs, row by row; status 1 when no row could be used. */
export async function validateRuns(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['engine', 'html'], many: ['by', 'set'] });
  const file = onlyFile(typed, USAGE);
  const wantsJson = typed.has('json');
  const progress = progressOf(file);
  const [sample, worst] = [new Sample<PlottedRun>(PLOTTED), new Worst(WORST)];
  const output = wantsJson ? new Output() : undefined;
  let separator = '{\n  "rows": [';
  const by = groupingsOf(typed);
  const options = {
    by,
    under: readChoice('engine', typed.one('engine') ?? 'named', ENGINE_CHOICES),
    set: readSet(typed, COLUMNS),
    onRun: async (compared: ComparedRun, done: number) => {
      progress.rows(done);
      const { run, estimate, low, high } = compared;
      sample.add({ run, estimate, low, high });
      worst.add(compared);
      await output?.write(`${separator}\n    ${rowJson(compared)}`);
      separator = ',';
    },
  };
  const references = runReferences(newSpecs(), path.dirname(file));
  const result = await validate(piecesOf(file, progress.bytes), references, options);
  const html = typed.one('html');
  if (html !== undefined) {
    const page = validationPage(path.basename(file), result, by, sample.items, worst.runs);
    await writeOutput({ option: '--html', file: html, mark: VALIDATION_MARK }, page);
  }
  if (output !== undefined) {
    const totals = JSON.stringify(totalsJson(result), null, 2).slice(1);
    await output.write(`${separator === ',' ? '' : separator}\n  ],${totals}\n`);
    await output.flush();
  }
  return {
    status: result.used === 0 ? 1 : 0,
    json: undefined,
    text: validationText(file, result, by, worst.runs, html),
    wantsJson,
    printed: wantsJson,
  };
}
