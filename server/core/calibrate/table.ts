import { nearest, parseQuantity } from '../quantity';
import { type Column, headingOf, timeHeading } from './columns';
import { readCsv } from './csv';
import type { CalibrationProblem } from './problem';

/** The text of a cell, and the unit from its column's heading. */
interface Cell {
  readonly value: string | number;
  readonly unit?: string;
}

/** A row of measurements by column; empty cells are left out. */
export interface TableRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly problems: readonly CalibrationProblem[];
}

/** How a table is read where it does not say everything. */
export interface TableOptions {
  /** Columns that every row has, such as `heads: 64`; a row's own value wins. */
  readonly constants?: Readonly<Record<string, string>>;
  /** The column that holds the time of a row, where several do. */
  readonly time?: string | undefined;
}

type Entry = readonly [heading: string, value: string | number];

/**
 * Parses measurements: CSV with a header, or a JSON list of objects, optionally as `{ "measurements": [...] }`.
 */
export function readTable(text: string, format: 'csv' | 'json', options: TableOptions = {}): Table {
  const plain = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? fromCsv(plain, options) : fromJson(plain, options);
}

function broken(row: number, message: string): Table {
  return { rows: [], problems: [{ code: 'invalid-table', rows: [row], message }] };
}

function fromCsv(text: string, options: TableOptions): Table {
  const result = readCsv(text);
  if (!result.ok) return broken(result.line, result.message);
  const [header, ...records] = result.records;
  if (header === undefined)
    return broken(1, 'expected a header and rows of measurements, found an empty file');
  const uneven = records.filter(({ fields }) => fields.length !== header.fields.length);
  const problems = uneven.map(({ line, fields }): CalibrationProblem => {
    const message = `expected ${header.fields.length} fields as in the header, found ${fields.length}; quote a field that holds a comma`;
    return { code: 'invalid-table', rows: [line], message };
  });
  if (problems.length > 0) return { rows: [], problems };
  const rows = records.map(({ line, fields }) =>
    tableRow(
      line,
      fields.map((field, column): Entry => [header.fields[column] ?? '', field]),
      options,
    ),
  );
  return complete(rows, header.fields, options);
}

function fromJson(text: string, options: TableOptions): Table {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return broken(1, `expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const list = Array.isArray(data) ? data : (data as { measurements?: unknown } | null)?.measurements;
  if (!Array.isArray(list)) return broken(1, 'expected a list of measurements, or { "measurements": [...] }');
  const odd = list.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
  if (odd >= 0) return broken(odd + 1, 'expected an object such as { "kernel": "mfa", "seconds": 105e-6 }');
  const items = list as readonly object[];
  const rows = items.map((item, index) =>
    tableRow(
      index + 1,
      Object.entries(item).flatMap(([key, value]): Entry[] =>
        // A list holds repetitions.
        (Array.isArray(value) ? value : [value]).flatMap((one: unknown): Entry[] =>
          typeof one === 'string' || typeof one === 'number' ? [[key, one]] : [],
        ),
      ),
      options,
    ),
  );
  return complete(rows, [...new Set(items.flatMap((item) => Object.keys(item)))], options);
}

function tableRow(row: number, entries: readonly Entry[], { constants = {}, time }: TableOptions): TableRow {
  const cells = new Map<string, Cell>();
  const times: Cell[] = [];
  for (const [written, value] of [...Object.entries(constants), ...entries]) {
    const heading = written === time ? timeHeading(written) : headingOf(written);
    if (heading === undefined || value === '') continue;
    const { column, unit } = heading;
    if (column === 'seconds' && time !== undefined && written !== time) continue;
    const cell = unit === undefined ? { value } : { value, unit };
    if (column === 'seconds') times.push(cell);
    cells.set(column, cell);
  }
  const middle = medianOf(times);
  if (middle !== undefined) cells.set('seconds', middle);
  return { row, cells };
}

/** The median of repetitions; undefined with fewer than two. A value that is not a time counts as the longest. */
function medianOf(times: readonly Cell[]): Cell | undefined {
  if (times.length < 2) return undefined;
  const seconds = ({ value, unit = 's' }: Cell): number => {
    const result = parseQuantity(Number.isFinite(Number(value)) ? `${value} ${unit}` : value, 'time');
    return result.ok ? result.value : Number.POSITIVE_INFINITY;
  };
  const sorted = [...times].sort((one, other) => seconds(one) - seconds(other));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Reports columns that are missing from all rows. */
function complete(
  rows: readonly TableRow[],
  headings: readonly string[],
  { constants = {}, time }: TableOptions,
): Table {
  const written = [...headings, ...Object.keys(constants)];
  const columns = new Set(
    written.flatMap((text) => (text === time ? 'seconds' : (headingOf(text)?.column ?? []))),
  );
  const missing = (wanted: readonly Column[], what: string): CalibrationProblem => {
    const unknown = written.filter((text) => headingOf(text) === undefined);
    const near = wanted.flatMap((column) => nearest(column, unknown) ?? []);
    const other = written.some((text) => /[;\t]/.test(text)) ? '; separate columns by commas' : '';
    const hint = near.length === 0 ? other : `; is it ‘${near.join('’, ‘')}’?`;
    const message = `expected ${what}, found ${written.filter((text) => text !== '').join(', ') || 'none'}${hint}`;
    return { code: 'missing-column', rows: [1], message };
  };
  const problems: CalibrationProblem[] = [];
  if (rows.length === 0) {
    const message = 'expected at least one row of measurements, found none';
    problems.push({ code: 'too-few-points', rows: [], message });
  } else if (!columns.has('kernel') && !columns.has('deployment'))
    problems.push(missing(['kernel', 'deployment'], 'a column `kernel` or `deployment`'));
  if (columns.has('kernel') && !columns.has('seconds'))
    problems.push(missing(['seconds'], 'a column `seconds` for the kernels'));
  if (columns.has('deployment') && !columns.has('tpot') && !columns.has('tokens per second per accelerator'))
    problems.push(
      missing(
        ['tpot', 'tokens per second per accelerator'],
        'a column `tpot` or `tokens per second per accelerator` for the deployments',
      ),
    );
  return { rows, problems };
}
