import { type ComparedRun, Comparer, type References } from './compare';
import { type Cells, type MeasuredRun, measuredRun, NEEDED, type Refusal } from './measured-run';
import { type CsvRecord, records } from './records';
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
export interface RunGroup {
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

export interface ValidationOptions {
  readonly by?: readonly Grouping[];
  /** Is handed every run that was compared, and is told how many rows are done. */
  readonly onRun?: (compared: ComparedRun, done: number) => void;
  /** Estimates runs without the names of their engines. */
  readonly unnamed?: boolean;
}

/** Refusals that are listed; more are only counted. */
const MOST_REFUSALS = 1000;
/** Groups that are kept apart; the rest counts in the whole alone. */
const MOST_GROUPS = 1000;

/**
 * Compares a table of measured runs with their estimates, row by row in bounded memory. A row that cannot be used is set aside
 * with its line and reason.
 * @param pieces the text of a CSV file with a header, in pieces of any size
 */
export async function validate(
  pieces: AsyncIterable<string> | Iterable<string>,
  references: References,
  options: ValidationOptions = {},
): Promise<ValidationResult> {
  const { by = ['model', 'hardware', 'engine'], onRun, unnamed = false } = options;
  const comparer = new Comparer(references);
  const whole = new Tally();
  const groups = new Map<string, { readonly by: RunGroup['by']; readonly tally: Tally }>();
  const refused: Refusal[] = [];
  let [runs, used] = [0, 0];
  let header: readonly string[] | undefined;
  for await (const record of records(pieces)) {
    if (header === undefined) {
      header = record.fields.map((heading) => heading.trim().toLowerCase());
      const missing = NEEDED.filter((column) => header?.includes(column) === false);
      if (missing.length === 0) continue;
      const reason = `expected the columns ${missing.join(', ')} in the header`;
      return {
        runs: 0,
        used: 0,
        agreement: undefined,
        refused: [refusal(record, reason)],
        refusedCount: 1,
        groups: [],
      };
    }
    runs++;
    const result = runOf(record, header, comparer, unnamed);
    if (!result.ok) {
      if (refused.length < MOST_REFUSALS) refused.push(result.refusal);
      continue;
    }
    used++;
    whole.add(result.compared);
    const names = Object.fromEntries(by.map((key) => [key, GROUPINGS[key](result.compared.run)]));
    const key = JSON.stringify(names);
    const group = groups.get(key) ?? { by: names, tally: new Tally() };
    if (groups.has(key) || groups.size < MOST_GROUPS) groups.set(key, group);
    group.tally.add(result.compared);
    onRun?.(result.compared, runs);
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

function runOf(
  record: CsvRecord,
  header: readonly string[],
  comparer: Comparer,
  unnamed: boolean,
): RowResult {
  if (record.fields.length !== header.length) {
    const reason = `expected ${header.length} fields as in the header, found ${record.fields.length}; quote a field that holds a comma`;
    return { ok: false, refusal: refusal(record, reason) };
  }
  const cells: Cells = new Map(
    record.fields.flatMap((field, index): [string, string][] =>
      field === '' ? [] : [[header[index] ?? '', field]],
    ),
  );
  const read = measuredRun(cells, record.line);
  if (!read.ok) return { ok: false, refusal: refusal(record, read.reason, cells.get('id')) };
  const run = unnamed && read.run.engine !== 'none' ? { ...read.run, engine: undefined } : read.run;
  const comparison = comparer.compare(run);
  return comparison.ok ? comparison : { ok: false, refusal: refusal(record, comparison.reason, run.id) };
}

function refusal({ line }: CsvRecord, reason: string, id = `line ${line}`): Refusal {
  return { id, line, reason };
}
