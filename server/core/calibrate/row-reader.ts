import type { MeasuredRow } from '../designs';
import { parseQuantity } from '../quantity';
import { BITS, type NumberType } from '../spec';
import type { Column } from './columns';
import type { CalibrationProblem, CalibrationProblemCode } from './problem';
import type { TableRow } from './table';

/** Other names of number formats. */
const FORMATS: Readonly<Record<string, NumberType>> = {
  bfloat16: 'bf16',
  e4m3: 'fp8',
  f16: 'fp16',
  f32: 'fp32',
  float16: 'fp16',
  float32: 'fp32',
  float8: 'fp8',
  half: 'fp16',
};

/** Reads the cells of one row. An invalid cell is reported as a problem and read as undefined. */
export class RowReader implements MeasuredRow {
  readonly problems: CalibrationProblem[] = [];

  constructor(private readonly from: TableRow) {}

  get row(): number {
    return this.from.row;
  }

  has(column: string): boolean {
    return this.from.cells.has(column);
  }

  refuse(code: CalibrationProblemCode, message: string): undefined {
    this.problems.push({ code, rows: [this.row], message });
  }

  text(column: Column): string | undefined {
    const cell = this.from.cells.get(column);
    return cell === undefined ? this.absent(column) : String(cell.value).trim();
  }

  /** A whole number of at least 1; a number of tokens may be written as 8K. */
  count(column: Column): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const result = parseQuantity(ungrouped(text), column === 'context' ? 'tokens' : 'count');
    if (result.ok && Number.isSafeInteger(result.value) && result.value >= 1) return result.value;
    return this.refuse(
      'invalid-value',
      `expected \`${column}\` to be a whole number from 1 on, found ${text}`,
    );
  }

  /** A number above 0. */
  amount(column: Column): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const value = Number(ungrouped(text));
    if (value > 0 && Number.isFinite(value)) return value;
    return this.refuse('invalid-value', `expected \`${column}\` to be a number above 0, found ${text}`);
  }

  /** A positive time in seconds; a bare number uses the unit of the heading, or seconds. */
  seconds(column: Column): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const bare = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(text);
    const unit = this.from.cells.get(column)?.unit ?? 's';
    const result = parseQuantity(bare ? `${text} ${unit}` : text.replace(/[µμ]s$/, 'us'), 'time');
    if (result.ok && result.value > 0) return result.value;
    const found = result.ok ? `, found ${text}` : `: ${result.message}`;
    return this.refuse('invalid-value', `expected \`${column}\` to be a time above 0 such as 105 µs${found}`);
  }

  format(column: Column): NumberType | undefined {
    const text = this.text(column)?.toLowerCase();
    if (text === undefined) return undefined;
    const known = FORMATS[text] ?? (Object.hasOwn(BITS, text) ? (text as NumberType) : undefined);
    if (known !== undefined) return known;
    const formats = Object.keys(BITS).join(', ');
    return this.refuse('invalid-value', `expected \`${column}\` to be one of ${formats}, found ${text}`);
  }

  private absent(column: Column): undefined {
    return this.refuse('missing-value', `expected a value for \`${column}\``);
  }
}

/** Removes thousands separators: 4,039 and 4_039 are 4039. */
function ungrouped(text: string): string {
  return /^\d{1,3}(?:[,_]\d{3})+(?:\.\d+)?$/.test(text) ? text.replace(/[,_]/g, '') : text;
}
