import { BITS, type EngineName, engineNames, type NumberType } from '../spec';

/** A decode run that was measured, as a row of a table states it. */
export interface MeasuredRun {
  readonly id: string;
  /** Its line of the file, from 1. */
  readonly line: number;
  /** References of the model and the cards. */
  readonly model: string;
  readonly hardware: string;
  readonly ffnHardware: string | undefined;
  readonly engine: EngineName | 'none' | undefined;
  readonly topology: 'afd' | 'colocated';
  /** Formats of attention and what has no column of its own, of the FFN, of embedding and head, and of the KV cache. */
  readonly weights: NumberType;
  readonly ffnWeights: NumberType;
  readonly head: NumberType;
  readonly kv: NumberType;
  /** Cards in all and of a server; of attention's side where the FFN has cards of its own. */
  readonly cards: number;
  readonly server: number;
  readonly ffnCards: number | undefined;
  readonly data: number;
  readonly tensor: number;
  readonly expert: number;
  readonly ffnTensor: number;
  readonly pipeline: number;
  readonly microBatches: number | undefined;
  readonly context: number;
  readonly batch: number;
  /** Seconds per output token. */
  readonly tpot: number;
  /** What kind of measurement it is, in the table's words. */
  readonly kind: string;
  /** Nominal tokens of prompts and outputs. */
  readonly prompt: number | undefined;
  readonly output: number | undefined;
}

/** Why a row cannot be used. */
export interface Refusal {
  readonly id: string;
  readonly line: number;
  readonly reason: string;
}

export type RunResult =
  | { readonly ok: true; readonly run: MeasuredRun }
  | { readonly ok: false; readonly reason: string };

/** Columns that a table must have. */
export const NEEDED = ['model', 'hardware', 'accelerators', 'context', 'batch'] as const;

/** Every column that is read. */
export const COLUMNS: ReadonlySet<string> = new Set([
  ...NEEDED,
  ...['id', 'engine', 'topology', 'weights', 'ffn_weights', 'head', 'kv', 'server', 'kind', 'isl', 'osl'],
  ...['attention_data', 'attention_tensor', 'ffn_expert', 'ffn_tensor', 'pipeline', 'micro_batches'],
  ...['ffn_hardware', 'ffn_accelerators', 'tpot', 'tpot_s', 'tpot_ms', 'tpot_us'],
]);

/** A row by its headings: empty cells are undefined. */
export type Cells = ReadonlyMap<string, string>;

/** Reads a row; the first thing wrong with it where it cannot be used. */
export function measuredRun(cells: Cells, line: number): RunResult {
  const reader = new CellReader(cells);
  const cards = reader.count('accelerators');
  const tensor = reader.count('attention_tensor', 1);
  const pipeline = reader.count('pipeline', 1);
  const topology = reader.oneOf('topology', ['colocated', 'afd'] as const, 'colocated');
  const weights = reader.format('weights', 'bf16');
  const ffnCards = topology === 'afd' ? reader.count('ffn_accelerators') : undefined;
  const ffnTensor = reader.count('ffn_tensor', 1);
  const run: MeasuredRun = {
    id: cells.get('id') ?? `line ${line}`,
    line,
    model: reader.text('model'),
    hardware: reader.text('hardware'),
    ffnHardware: cells.get('ffn_hardware'),
    engine: cells.has('engine') ? reader.oneOf('engine', [...engineNames, 'none'] as const) : undefined,
    topology,
    weights,
    ffnWeights: reader.format('ffn_weights', weights),
    head: reader.format('head', weights),
    kv: reader.format('kv', weights),
    cards,
    server: reader.count('server', cards),
    ffnCards,
    data: reader.count('attention_data', cards / (tensor * pipeline)),
    tensor,
    expert: reader.count('ffn_expert', (ffnCards ?? cards) / (ffnTensor * pipeline)),
    ffnTensor,
    pipeline,
    microBatches: cells.has('micro_batches') ? reader.count('micro_batches') : undefined,
    context: Math.round(reader.amount('context')),
    batch: reader.amount('batch'),
    tpot: reader.tpot(),
    kind: cells.get('kind') ?? '',
    prompt: cells.has('isl') ? reader.count('isl') : undefined,
    output: cells.has('osl') ? reader.count('osl') : undefined,
  };
  return reader.reason === undefined ? { ok: true, run } : { ok: false, reason: reader.reason };
}

/** Units of a time per token, in seconds. */
const UNITS: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6 };

/** Reads cells and keeps the first reason not to use the row; what it returns then is of no use. */
class CellReader {
  reason: string | undefined;

  constructor(private readonly cells: Cells) {}

  private refuse(reason: string): void {
    this.reason ??= reason;
  }

  text(column: string): string {
    const text = this.cells.get(column);
    if (text === undefined) this.refuse(`expected a value for \`${column}\`, found none`);
    return text ?? '';
  }

  amount(column: string, otherwise?: number): number {
    const text = this.cells.get(column);
    if (text === undefined && otherwise !== undefined) return otherwise;
    const value = Number(text ?? Number.NaN);
    if (value > 0 && Number.isFinite(value)) return value;
    this.refuse(`expected \`${column}\` to be a number above 0, found ${text ?? 'none'}`);
    return 1;
  }

  count(column: string, otherwise?: number): number {
    const value = this.amount(column, otherwise);
    if (Number.isSafeInteger(value)) return value;
    this.refuse(`expected \`${column}\` to be a whole number, found ${this.cells.get(column) ?? value}`);
    return 1;
  }

  oneOf<Value extends string>(column: string, values: readonly Value[], otherwise?: Value): Value {
    const text = this.cells.get(column);
    const found = text === undefined ? otherwise : values.find((value) => value === text.toLowerCase());
    if (found !== undefined) return found;
    this.refuse(`expected \`${column}\` to be one of ${values.join(', ')}, found ${text ?? 'none'}`);
    return values[0] as Value;
  }

  format(column: string, otherwise: NumberType): NumberType {
    return this.oneOf(column, Object.keys(BITS) as NumberType[], otherwise);
  }

  /** The time per output token: `tpot_ms`, `tpot_s`, or `tpot` with its unit in the cell. */
  tpot(): number {
    for (const [unit, seconds] of Object.entries(UNITS))
      if (this.cells.has(`tpot_${unit}`)) return this.amount(`tpot_${unit}`) * seconds;
    const text = this.text('tpot');
    const [, number = '', unit = ''] = /^([\d.eE+-]+)\s*([a-zµ]*)$/.exec(text.trim()) ?? [];
    const seconds = UNITS[unit];
    const value = Number(number === '' ? Number.NaN : number) * (seconds ?? Number.NaN);
    if (value > 0 && Number.isFinite(value)) return value;
    this.refuse(
      seconds === undefined && number !== ''
        ? `expected \`tpot\` to have a unit such as 35 ms, found ${text}`
        : `expected \`tpot\` to be a time above 0 such as 35 ms, found ${text || 'none'}`,
    );
    return 1;
  }
}
