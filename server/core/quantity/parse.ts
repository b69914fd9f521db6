import { nearest } from './nearest';
import { type Dimension, dimensionName, EXAMPLES, findUnit, unitsOf } from './units';

/** A number in SI units, or a message: what is wrong, what was expected and what to do. */
export type QuantityResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string; readonly suggestion?: string };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/;
const TOKENS: ReadonlyMap<string, number> = new Map([
  ['K', 1024],
  ['M', 1024 ** 2],
  ['tokens', 1],
  ['token', 1],
]);

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

/** Parses a number with separators: `1,980` groups thousands, and `1,5` must mean 1.5. */
function separated(text: string, dimension: Dimension): QuantityResult {
  const grouped = /^\D*\d{1,3}(?:,\d{3})+(?!,?\d)/.test(text) || text.includes('_');
  if (!grouped && text.indexOf(',') === text.lastIndexOf(',')) {
    const point = text.replace(',', '.');
    return refuse(`${expected(dimension)}, found ‘${text}’; write a decimal point: ${point}`, point);
  }
  const plain = text.replace(/(?<=\d)[,_](?=\d)/g, '');
  return refuse(
    `${expected(dimension)}, found ‘${text}’; write the number without separators: ${plain}`,
    plain,
  );
}

/** The parts of a text: `$2.00/h` has the head `$2.00`, the number 2 and the unit `$/h`. */
interface Written {
  readonly text: string;
  readonly head: string;
  readonly value: number;
  readonly unit: string;
}

function withUnit(written: Written, dimension: Dimension): QuantityResult {
  const { text, value, unit } = written;
  if (dimension === 'ratio' && unit === '%') return { ok: true, value: value / 100 };
  const factor = factorOf(unit, dimension);
  if (factor !== undefined) {
    const scaled = value * factor;
    if (Number.isFinite(scaled)) return { ok: true, value: scaled };
    return refuse(`${expected(dimension)}, found ‘${text}’; write a finite number`);
  }
  const found = findUnit(unit);
  if (found !== undefined)
    return refuse(`${expected(dimension)}, found ${dimensionName(found.dimension)} (${text})`);
  if (TOKENS.has(unit))
    return refuse(
      `${expected(dimension)}, found ‘${text}’; ${unit} counts tokens only, so write the number in full`,
    );
  const near = nearestUnit(unit, dimension);
  const message = `${expected(dimension)}, found the unknown unit ‘${unit}’`;
  if (near === undefined) return refuse(message);
  const { head } = written;
  const suggestion = head.startsWith('$') ? head.trimEnd() + near.slice(1) : head + near;
  return refuse(`${message}; did you mean ${near}?`, suggestion);
}

/** The factor to SI of a unit that measures the dimension. */
function factorOf(unit: string, dimension: Dimension): number | undefined {
  if (dimension === 'tokens' && TOKENS.has(unit)) return TOKENS.get(unit);
  const found = findUnit(unit);
  return found?.dimension === dimension ? found.factor : undefined;
}

function nearestUnit(unit: string, dimension: Dimension): string | undefined {
  // By convention a small b is a bit, whichever unit is nearer in letters.
  const bits = unit.replace(/^([kMGTPE]?)b(?=\/|$)/, '$1bit');
  if (bits !== unit && findUnit(bits) !== undefined) return bits;
  const known = unitsOf(dimension);
  const near = nearest(unit, unit.startsWith('$') ? known.filter((symbol) => symbol.startsWith('$')) : known);
  // A shared `/s` does not make two units similar.
  const [above = '', wanted = ''] = [unit.split('/')[0], near?.split('/')[0]];
  return nearest(above, [wanted]) === undefined ? undefined : near;
}

/** A unit without the blanks around its slashes. Not by a pattern, whose work would grow with the square of the blanks. */
export function withoutBlanks(unit: string): string {
  return unit
    .split('/')
    .map((part) => part.trim())
    .join('/');
}

/**
 * Parses a quantity (`3.35 TB/s`, `$2.00/h`, `4K`, `60%`) into SI units.
 *
 * @param input the scalar of the file: a text, or a number if YAML parsed one
 * @param dimension the dimension of the field; any other is rejected with a message
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
  if (/^[,_]\d/.test(rest)) return separated(text, dimension);
  const unit = dollars ? `$${rest.replace(/\s+/g, '')}` : withoutBlanks(rest);
  if (unit === '') return fromBareNumber(value, dimension);
  if (!Number.isFinite(value))
    return refuse(`${expected(dimension)}, found ‘${text}’; write a finite number`);
  const head = text.slice(0, text.length - rest.length);
  return withUnit({ text, head, value, unit }, dimension);
}
