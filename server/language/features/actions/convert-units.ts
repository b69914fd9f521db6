import { type Dimension, findUnit, parseQuantity, USUAL_UNITS } from '../../../core/quantity';
import { SCHEMAS } from '../../../core/spec';
import { documentationOf, schemaAt } from '../../schema';
import { type Refactoring, rewrite, scalarAt } from './refactoring';

/** The maximum number of digits of a converted number; longer ones are not exact. */
const DIGITS = 12;

/** A number with its unit: `3.35 TB/s`, `8K`, `80%`. */
interface Form {
  readonly factor: number;
  write(number: string): string;
}

function forms(dimension: Dimension): readonly Form[] {
  if (dimension === 'tokens')
    return [
      { factor: 1, write: (number) => number },
      { factor: 1024, write: (number) => `${number}K` },
      { factor: 1024 ** 2, write: (number) => `${number}M` },
    ];
  if (dimension === 'ratio')
    return [
      { factor: 1, write: (number) => number },
      { factor: 0.01, write: (number) => `${number}%` },
    ];
  return USUAL_UNITS[dimension].flatMap((unit) => {
    const factor = findUnit(unit)?.factor;
    return factor === undefined ? [] : [{ factor, write: (number: string) => `${number} ${unit}` }];
  });
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-15;
}

/** Other ways to write a quantity exactly, with a number of a readable size. */
function otherUnits(written: string, dimension: Dimension): readonly string[] {
  const value = parseQuantity(written, dimension);
  if (!value.ok || value.value === 0) return [];
  return forms(dimension).flatMap(({ factor, write }) => {
    const number = Number((value.value / factor).toPrecision(DIGITS));
    const text = write(String(number));
    const back = parseQuantity(text, dimension);
    const readable = number >= 0.01 && number < 1e7;
    const asBefore = text.replace(/\s/g, '') === written.replace(/\s/g, '');
    return readable && !asBefore && back.ok && same(back.value, value.value) ? [text] : [];
  });
}

/** Converts a quantity to another unit, if that is exact. */
export const convertUnits: Refactoring = {
  kind: 'refactor.rewrite',
  propose: (context) => {
    const { file, path } = context;
    const scalar = scalarAt(context);
    const schema = scalar && schemaAt(SCHEMAS[file.kind], file.data, path);
    const dimension = schema && documentationOf(schema).dimension;
    if (scalar === undefined || dimension === undefined || /^["']/.test(scalar.text)) return [];
    const { from, to, text } = scalar;
    return otherUnits(text, dimension)
      .filter((other) => findUnitOf(other) !== findUnitOf(text))
      .flatMap((other) => rewrite(context, `Convert to ${other}`, [{ from, to, insert: other }]));
  },
};

function findUnitOf(text: string): string {
  return text.replace(/^\$?\s*[-+\d.eE]+\s*/, (number) => (number.startsWith('$') ? '$' : ''));
}
