import { ATTENTION_DESIGNS, CONTEXT, type Columns } from '../designs';

/** The columns of measurements and their accepted headings; designs add those of their shape. */
const HEADINGS = {
  ...CONTEXT,
  kernel: ['kernel', 'kernel family', 'family', 'operator'],
  batch: ['batch', 'batch size', 'sequences', 'tokens', 'm'],
  precision: ['precision', 'dtype', 'data type', 'number type', 'kv'],
  arithmetic: ['arithmetic', 'compute type', 'compute precision'],
  flops: ['flops', 'flop'],
  bytes: ['bytes', 'data'],
  outputs: ['outputs', 'n', 'outer'],
  inputs: ['inputs', 'k', 'inner'],
  groups: ['groups', 'matrices'],
  seconds: ['seconds', 'second', 'time', 'duration', 'latency', 'elapsed', 'kernel time'],
  deployment: ['deployment', 'deployment file'],
  'tokens per second per accelerator': [
    'tokens per second per accelerator',
    'tokens per second per gpu',
    'tokens per second per card',
    'tokens per gpu per second',
    'tokens s accelerator',
    'tokens s gpu',
    'tokens s card',
    'tokens s per gpu',
    'tokens s per accelerator',
    'tgs',
  ],
  tpot: ['tpot', 'time per output token'],
} as const;

export type Column = keyof typeof HEADINGS;

/** The columns whose heading may contain a unit of time. */
const TIMES: readonly string[] = ['seconds', 'tpot'];

const SHAPES: readonly Columns[] = Object.values(ATTENTION_DESIGNS).map(
  ({ measured }) => measured?.columns ?? {},
);

const COLUMNS: ReadonlyMap<string, string> = new Map(
  [HEADINGS, ...SHAPES].flatMap((columns) =>
    Object.entries(columns).flatMap(([column, headings]) =>
      headings.map((heading) => [heading, column] as const),
    ),
  ),
);

/** A column with the unit that its heading gives. */
export interface Heading {
  readonly column: string;
  readonly unit?: string;
}

/**
 * The column that a heading names: `kvHeads`, `kv_heads` and `KV heads` are equal, `time (us)` and `latency_ms`
 * carry a unit. Undefined for an unknown heading, whose column is ignored.
 */
export function headingOf(written: string): Heading | undefined {
  const words = written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const column = COLUMNS.get(words);
  if (column !== undefined) return { column };
  // Repetitions have a number: `time 1`, `time 2 (us)`.
  const [, name = '', unit] = /^(.*?)(?: \d+)?(?: (ns|us|µs|μs|ms|s))?$/.exec(words) ?? [];
  const timed = COLUMNS.get(name);
  if (timed === undefined || !TIMES.includes(timed)) return undefined;
  return { column: timed, ...unitOf(unit) };
}

function unitOf(unit: string | undefined): Pick<Heading, 'unit'> {
  return unit === undefined ? {} : { unit: /^[µμ]s$/.test(unit) ? 'us' : unit };
}

/** The heading of the column that a user named as the time of a row, with the unit that it ends in. */
export function timeHeading(written: string): Heading {
  const [unit] =
    /(ns|us|µs|μs|ms|s)(?=\)?$)/.exec(written.toLowerCase().replace(/.*[^\p{L}\d]+(?=\p{L})/u, '')) ?? [];
  return { column: 'seconds', ...unitOf(unit) };
}
