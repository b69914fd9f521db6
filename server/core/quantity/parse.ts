import { nearest } from './nearest';
import { type Dimension, dimensionName, EXAMPLES, findUnit, unitSymbols } from './units';

/** A number in SI units, or a message that says what is wrong, what was expected and what to do. */
export type QuantityResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string; readonly suggestion?: string };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/;
const TOKENS: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, tokens: 1, token: 1 };

function refuse(message: string, suggestion?: string): QuantityResult {
  return suggestion === undefined ? { ok: false, message } : { ok: false, message, suggestion };
}

function expected(dimension: Dimension): string {
  return `expected ${dimensionName(dimension)} such as ${EXAMPLES[dimension]}`;
}

function fromBareNumber(value: number, dimension: Dimension): QuantityResult {
  if (!Number.isFinite(value)) return refuse(`${expected(dimension)}, found ${value}; write a finite number`);
  if (dimension === 'tokens' || dimension === 'ratio' || dimension === 'count') return { ok: true, value };
  return refuse(`${expected(dimension)}, found the bare number ${value}; add the unit`);
}

function withUnit(value: number, unit: string, dimension: Dimension, text: string): QuantityResult {
  if (dimension === 'ratio' && unit === '%') return { ok: true, value: value / 100 };
  if (dimension === 'tokens') {
    const factor = TOKENS[unit];
    if (factor !== undefined) return { ok: true, value: value * factor };
  }
  const found = findUnit(unit);
  if (found !== undefined) {
    if (found.dimension === dimension) return { ok: true, value: value * found.factor };
    return refuse(`${expected(dimension)}, found ${dimensionName(found.dimension)} (${text})`);
  }
  const known = dimension === 'tokens' ? ['K', 'M'] : unitSymbols();
  const near = nearest(unit, known) ?? nearestCompound(unit);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return refuse(
    `${expected(dimension)}, found the unknown unit ‘${unit}’${hint}`,
    near === undefined ? undefined : text.replace(unit, near),
  );
}

/** Corrects each side of the slash of a misspelt unit by itself. */
function nearestCompound(unit: string): string | undefined {
  if (!unit.includes('/')) return undefined;
  const parts = unit.split('/').map((part) => nearest(part.trim(), unitSymbols()));
  const joined = parts.includes(undefined) ? undefined : parts.join('/');
  return joined !== undefined && findUnit(joined) !== undefined ? joined : undefined;
}

/**
 * Reads a quantity as a person writes it (`3.35 TB/s`, `$2.00/h`, `4K`, `60%`) into SI units.
 * @param input the scalar of the file: a text, or a number where YAML found one
 * @param dimension what the field measures; anything else is refused with a message
 */
export function parseQuantity(input: string | number, dimension: Dimension): QuantityResult {
  if (typeof input === 'number') return fromBareNumber(input, dimension);
  const text = input.trim();
  const dollars = text.startsWith('$');
  const body = dollars ? text.slice(1).trim() : text;
  const digits = NUMBER.exec(body)?.[0];
  if (digits === undefined) return refuse(`${expected(dimension)}, found ‘${text}’`);
  const value = Number(digits);
  const rest = body.slice(digits.length).trim();
  if (/^[,_]\d/.test(rest)) {
    const plain = text.replace(/(?<=\d)[,_](?=\d)/g, '');
    return refuse(
      `${expected(dimension)}, found ‘${text}’; write the number without separators: ${plain}`,
      plain,
    );
  }
  const unit = dollars ? `$${rest.replace(/\s+/g, '')}` : rest.replace(/\s*\/\s*/g, '/');
  if (unit === '') return fromBareNumber(value, dimension);
  if (!Number.isFinite(value))
    return refuse(`${expected(dimension)}, found ‘${text}’; write a finite number`);
  return withUnit(value, unit, dimension, text);
}
