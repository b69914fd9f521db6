import { Document, visit } from 'yaml';
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

/** The text of a list or map. `flow` decides which nested collections are written on one line. */
function print(value: object, flow: (value: unknown) => boolean, unit: number): string {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Collection: (key, node) => {
      node.flow = key !== null && flow(node.toJSON());
    },
  });
  return document.toString({ indent: unit, lineWidth: 0, blockQuote: false }).replace(/\n$/, '');
}

/** Prints a scalar inside a flow collection, where commas and brackets need quotes. */
function flowScalar(value: unknown): string {
  return print([[value]], () => true, 2).slice(4, -2);
}

/** Prints a scalar on one line, in block text or inside a flow collection. */
export function printScalar(value: unknown, flow: boolean): string {
  const severalLines = typeof value === 'string' && /[\r\n]/.test(value);
  return flow || severalLines ? flowScalar(value) : print([value], () => false, 2).slice(2);
}

/** Prints a value on one line: `{ a: 1, b: [2, 3] }`. */
export function printInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  if (!isNested(value)) return flowScalar(value);
  const entries = entriesOf(value).map(([key, item]) => `${flowScalar(key)}: ${printInline(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Whether a value is printed on one line: an empty collection, or a map of scalars that is not too wide. */
function fitsLine(value: unknown, room: number): boolean {
  if (!isNested(value) || Object.values(value).some(isNested)) return false;
  return Object.keys(value).length === 0 || (!Array.isArray(value) && printInline(value).length <= room);
}

function printBlock(value: object, column: number, style: FileStyle, room: number): string {
  const text = print(value, (inner) => fitsLine(inner, room), style.unit);
  const lines = text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(column) + line));
  return lines.join(style.newline);
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
