import { type ComparedRun, Comparer, type References } from './compare';
import { type MeasuredRun, measuredRun, type Refusal } from './measured-run';
import { type RunRow, runRows, type SetColumns } from './rows';
import { type Agreement, Tally } from './tally';

/** Columns that runs can be grouped by, and what they are of a run. */
export const GROUPINGS = {
  model: (run: MeasuredRun) => run.model,
  hardware: (run: MeasuredRun) => run.hardware,
  engine: (run: MeasuredRun) => run.engine ?? 'typical',
  layout: (run: MeasuredRun) =>
    `data ${run.data} tensor ${run.tensor} / expert ${run.expert} tensor ${run.ffnTensor}`,
  kind: (run: MeasuredRun) => run.kind,
  weights: (run: MeasuredRun) => run.ffnWeights,
} as const;

export type Grouping = keyof typeof GROUPINGS;

/** Runs that have something in common. */
interface RunGroup {
  /** By the names of the groupings. */
  readonly by: Readonly<{ [Key in Grouping]?: string }>;
  readonly agreement: Agreement;
}

/** What came of a table of runs. */
export interface ValidationResult {
  /** Rows in all. */
  readonly runs: number;
  readonly used: number;
  /** Undefined where no row could be used. */
  readonly agreement: Agreement | undefined;
  /** The first rows that were set aside, and how many there are in all. */
  readonly refused: readonly Refusal[];
  readonly refusedCount: number;
  readonly groups: readonly RunGroup[];
}

/** As each row says; a typical one for all; or the hardware files’ own figures alone. */
export const ENGINE_CHOICES = ['named', 'typical', 'none'] as const;

type EngineChoice = (typeof ENGINE_CHOICES)[number];

export interface ValidationOptions {
  readonly by?: readonly Grouping[];
  /** Called with every compared run, and the number of finished rows. */
  readonly onRun?: (compared: ComparedRun, done: number) => unknown;
  /** Called with every rejected row. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** The engine that runs are estimated under. */
  readonly under?: EngineChoice;
  readonly set?: SetColumns;
}

/** Refusals that are listed; more are only counted. */
const MOST_REFUSALS = 1000;
/** Groups that are kept apart; the rest counts in the whole alone. */
const MOST_GROUPS = 1000;

/**
 * Compares a table of measured runs with their estimates, row by row in bounded memory. A row that cannot be used is set aside
 * with its line and reason.
 * @param pieces the text of a file of runs, in pieces of any size
 */
export async function validate(
  pieces: AsyncIterable<string> | Iterable<string>,
  references: References,
  options: ValidationOptions = {},
): Promise<ValidationResult> {
  const { by = ['model', 'hardware', 'engine'], set = {}, under = 'named', onRun } = options;
  const comparer = new Comparer(references);
  const whole = new Tally();
  const groups = new Map<string, { readonly by: RunGroup['by']; readonly tally: Tally }>();
  const refused: Refusal[] = [];
  let [runs, used] = [0, 0];
  for await (const row of runRows(pieces, set)) {
    runs++;
    const result = await runOf(row, comparer, under);
    if (!result.ok) {
      if (refused.length < MOST_REFUSALS) refused.push(result.refusal);
      options.onRefusal?.(result.refusal);
      continue;
    }
    used++;
    whole.add(result.compared);
    const names = Object.fromEntries(by.map((key) => [key, GROUPINGS[key](result.compared.run)]));
    const key = JSON.stringify(names);
    const group = groups.get(key) ?? { by: names, tally: new Tally() };
    if (groups.has(key) || groups.size < MOST_GROUPS) groups.set(key, group);
    group.tally.add(result.compared);
    await onRun?.(result.compared, runs);
  }
  return {
    runs,
    used,
    agreement: whole.agreement,
    refused,
    refusedCount: runs - used,
    groups: [...groups.values()].flatMap(({ by: names, tally }): RunGroup[] => {
      const { agreement } = tally;
      return agreement === undefined ? [] : [{ by: names, agreement }];
    }),
  };
}

type RowResult =
  | { readonly ok: true; readonly compared: ComparedRun }
  | { readonly ok: false; readonly refusal: Refusal };

async function runOf(row: RunRow, comparer: Comparer, under: EngineChoice): Promise<RowResult> {
  const { line } = row;
  if (!('cells' in row)) return { ok: false, refusal: refusal(line, row.reason, row.id) };
  const read = measuredRun(row.cells, line);
  if (!read.ok) return { ok: false, refusal: refusal(line, read.reason, row.cells.get('id')) };
  const { run } = read;
  const engine = { named: run.engine, typical: run.engine === 'none' ? run.engine : undefined, none: 'none' }[
    under
  ] as MeasuredRun['engine'];
  const comparison = await comparer.compare({ ...run, engine });
  return comparison.ok ? comparison : { ok: false, refusal: refusal(line, comparison.reason, run.id) };
}

function refusal(line: number, reason: string, id = `line ${line}`): Refusal {
  return { id, line, reason };
}
