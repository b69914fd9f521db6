import { printScalar } from './scalar';
import type { FileStyle } from './style';

/** A map that would be wider than this is written as a block. */
const WIDTH = 110;

/** Whether a value is a map or a list. */
export function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The entries of a map that have a value. */
export function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** Prints a value on one line: `{ a: 1, b: [2, 3] }`. */
export function printInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  if (!isNested(value)) return printScalar(value, true);
  const entries = entriesOf(value).map(([key, item]) => `${printScalar(key, true)}: ${printInline(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Whether a collection is printed on one line: if it is empty, or a map of scalars that is not too wide. */
function fitsLine(value: object, room: number): boolean {
  if (Object.values(value).some(isNested)) return false;
  return Object.keys(value).length === 0 || (!Array.isArray(value) && printInline(value).length <= room);
}

/** The lines of a list or map in block style; of the collections inside, those that fit into `room` take one line. */
function blockLines(value: object, unit: number, room: number): readonly string[] {
  const inside = (item: unknown): string | readonly string[] => {
    if (!isNested(item)) return printScalar(item, false);
    return fitsLine(item, room) ? printInline(item) : blockLines(item, unit, room);
  };
  if (Array.isArray(value))
    return value.flatMap((item) =>
      [inside(item)].flat().map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    );
  return entriesOf(value).flatMap(([key, item]) => {
    const text = inside(item);
    const head = `${printScalar(key, false)}:`;
    return typeof text === 'string'
      ? `${head} ${text}`
      : [head, ...text.map((line) => ' '.repeat(unit) + line)];
  });
}

function printBlock(value: object, column: number, style: FileStyle, room: number): string {
  return blockLines(value, style.unit, room).join(style.newline + ' '.repeat(column));
}

/** Prints `key: value` for a block map whose entries begin at `column`; the first line has no indentation. */
export function printEntry(key: string, value: unknown, column: number, style: FileStyle): string {
  return printBlock({ [key]: value }, column, style, WIDTH - column - key.length - 2);
}

/** Prints an item, with its dash, for a block list whose dashes are at `column`. */
export function printItem(value: unknown, column: number, style: FileStyle): string {
  return printBlock([value], column, style, WIDTH - column - 2);
}

/** Prints what follows `key:` in a block map: a space and one line, or an indented block. */
export function printAfterColon(value: unknown, column: number, style: FileStyle): string {
  return printEntry('k', value, column, style).slice(2);
}
