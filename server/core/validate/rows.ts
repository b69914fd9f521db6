import { benchmarkOf, type Data, importRun } from './import';
import { jsonObjects, parseObject } from './json-objects';
import { type Cells, COLUMNS, NEEDED } from './measured-run';
import { type CsvRecord, records } from './records';

/** A row of a file of runs, or why it cannot be read. */
export type RunRow = Place & Content;

interface Place {
  /** What tells it from the others: its line of a table, or which object of a JSON text it is, from 1 on. */
  readonly row: number;
  readonly line: number;
}

type Content = { readonly cells: Cells } | { readonly reason: string; readonly id?: string | undefined };

/** Columns with values that count in every row instead of what the file says. */
export type SetColumns = Readonly<Record<string, string>>;

/** What a benchmark may leave out, and no default can stand for. */
const SAID = ['model', 'hardware', 'accelerators', 'weights', 'context', 'batch'];

type Pieces = AsyncIterable<string> | Iterable<string>;

/**
 * The rows of a file of runs, one after the other: a table of ours or of AIConfigurator as comma-separated values, or JSON and
 * lines of JSON as vLLM, SGLang and InferenceX write them.
 */
export async function* runRows(pieces: Pieces, set: SetColumns = {}): AsyncGenerator<RunRow> {
  const { isJson, whole } = await opened(pieces);
  if (isJson) yield* jsonRows(whole, set);
  else yield* csvRows(whole, set);
}

/** Whether a text begins as JSON does, and the text. */
async function opened(pieces: Pieces): Promise<{ isJson: boolean; whole: Pieces }> {
  const read = (async function* () {
    yield* pieces;
  })();
  let head = '';
  for (;;) {
    const next = await read.next();
    if (next.done === true) break;
    head += next.value;
    if (head.trim() !== '') break;
  }
  async function* whole() {
    yield head;
    yield* read;
  }
  return { isJson: /^[\s\uFEFF]*[[{]/.test(head), whole: whole() };
}

async function* jsonRows(pieces: Pieces, set: SetColumns): AsyncGenerator<RunRow> {
  for await (const { item: row, line, text } of jsonObjects(pieces)) {
    const data = text === undefined ? undefined : parseObject(text);
    const unread = text === undefined ? 'the JSON object is not closed, or too long' : 'expected JSON';
    yield { row, line, ...(data === undefined ? { reason: unread } : imported(data, set)) };
  }
}

async function* csvRows(pieces: Pieces, set: SetColumns): AsyncGenerator<RunRow> {
  let header: readonly string[] | undefined;
  for await (const record of records(pieces)) {
    const { line } = record;
    if (header === undefined) {
      header = record.fields.map((heading) => heading.trim().toLowerCase());
      const missing = missingColumns(header, set);
      if (missing.length === 0) continue;
      yield { row: line, line, reason: `expected the columns ${missing.join(', ')} in the header` };
      return;
    }
    yield { row: line, line, ...csvRow(record, header, set) };
  }
}

/** Columns that a table of ours lacks; a benchmark’s table has its own. */
function missingColumns(header: readonly string[], set: SetColumns): readonly string[] {
  if (header.includes('isl') && header.some((heading) => heading === 'tp' || heading === '(d)tp')) return [];
  return NEEDED.filter((column) => !header.includes(column) && !(column in set));
}

function csvRow({ fields }: CsvRecord, header: readonly string[], set: SetColumns): Content {
  if (fields.length !== header.length) {
    const reason = `expected ${header.length} fields as in the header, found ${fields.length}; quote a field that holds a comma`;
    return { reason };
  }
  return imported(Object.fromEntries(header.map((heading, index) => [heading, fields[index]])), set);
}

function imported(data: Data, set: SetColumns): Content {
  const result = importRun(data, COLUMNS);
  if (!result.ok) return { reason: result.reason, id: typeof data.id === 'string' ? data.id : undefined };
  const cells = new Map<string, string>();
  for (const [column, value] of Object.entries({ ...result.columns, ...set }))
    if (value !== undefined && value !== '') cells.set(column, String(value));
  const benchmark = benchmarkOf(data);
  const unsaid = benchmark === undefined ? [] : SAID.filter((column) => !cells.has(column));
  if (unsaid.length === 0) return { cells };
  const reason = `the file of ${benchmark?.name} does not say ${unsaid.join(', ')}; set what it leaves out, such as --set ${unsaid[0]}=…`;
  return { reason, id: cells.get('id') };
}
