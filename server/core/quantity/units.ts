/**
 * The units of the language. A unit is an atom such as `GB` or two atoms with a slash such as `TB/s`; each atom has a
 * factor to SI and the dimension it measures.
 */

/** What a quantity measures. `count` and `ratio` have no unit; `tokens` accepts the binary suffixes K and M. */
export type Dimension =
  | 'time'
  | 'data'
  | 'data rate'
  | 'arithmetic'
  | 'compute rate'
  | 'money'
  | 'price'
  | 'power'
  | 'energy'
  | 'tokens'
  | 'ratio'
  | 'count';

type AtomDimension = 'time' | 'data' | 'arithmetic' | 'money' | 'power' | 'energy';

interface Atom {
  readonly dimension: AtomDimension | 'data rate' | 'compute rate';
  readonly factor: number;
}

const DECIMAL: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };
const SMALL: Readonly<Record<string, number>> = { m: 1e-3, u: 1e-6, µ: 1e-6, μ: 1e-6, n: 1e-9 };

function prefixed(
  symbols: readonly string[],
  dimension: Atom['dimension'],
  base: number,
  prefixes: Readonly<Record<string, number>>,
): [string, Atom][] {
  return symbols.flatMap((symbol) => [
    [symbol, { dimension, factor: base }] as [string, Atom],
    ...Object.entries(prefixes).map(([prefix, scale]): [string, Atom] => [
      prefix + symbol,
      { dimension, factor: base * scale },
    ]),
  ]);
}

/** Every atom of the language by its symbol. */
const ATOMS: ReadonlyMap<string, Atom> = new Map<string, Atom>([
  ...prefixed(['B'], 'data', 1, { ...DECIMAL, ...BINARY }),
  ...prefixed(['bit'], 'data', 1 / 8, DECIMAL),
  ...prefixed(['bps'], 'data rate', 1 / 8, DECIMAL),
  ...prefixed(['FLOP', 'OP'], 'arithmetic', 1, DECIMAL),
  ...prefixed(['FLOPS', 'OPS'], 'compute rate', 1, DECIMAL),
  ...prefixed(['s'], 'time', 1, SMALL),
  ...prefixed(['W'], 'power', 1, { ...DECIMAL, m: 1e-3 }),
  ...prefixed(['J'], 'energy', 1, { ...DECIMAL, m: 1e-3 }),
  ['min', { dimension: 'time', factor: 60 }],
  ['h', { dimension: 'time', factor: 3600 }],
  ['hour', { dimension: 'time', factor: 3600 }],
  ['d', { dimension: 'time', factor: 86400 }],
  ['USD', { dimension: 'money', factor: 1 }],
  ['$', { dimension: 'money', factor: 1 }],
]);

const PER_TIME: Readonly<Partial<Record<Atom['dimension'], Dimension>>> = {
  data: 'data rate',
  arithmetic: 'compute rate',
  money: 'price',
  energy: 'power',
};

/** The factor to SI and the dimension of a unit such as `TB/s`; undefined for an unknown unit. */
export function findUnit(
  unit: string,
): { readonly dimension: Dimension; readonly factor: number } | undefined {
  const [above = '', below, ...rest] = unit.split('/').map((part) => part.trim());
  const numerator = ATOMS.get(above);
  if (numerator === undefined || rest.length > 0) return undefined;
  if (below === undefined) return numerator;
  const denominator = ATOMS.get(below);
  const dimension = PER_TIME[numerator.dimension];
  if (denominator?.dimension !== 'time' || dimension === undefined) return undefined;
  return { dimension, factor: numerator.factor / denominator.factor };
}

/** An example of each dimension, for messages, completion and the generated reference. */
export const EXAMPLES: Readonly<Record<Dimension, string>> = {
  time: '50 ms',
  data: '80 GB',
  'data rate': '3.35 TB/s',
  arithmetic: '32.7 GFLOP',
  'compute rate': '989 TFLOP/s',
  money: '$2.00',
  price: '$2.00/h',
  power: '700 W',
  energy: '1.2 J',
  tokens: '4096 or 4K',
  ratio: '0.8 or 80%',
  count: '8',
};

/** Units to offer after a number, the most usual first. */
export const USUAL_UNITS: Readonly<Record<Dimension, readonly string[]>> = {
  time: ['ms', 'us', 's', 'ns', 'min', 'h'],
  data: ['GB', 'GiB', 'MB', 'MiB', 'TB', 'kB'],
  'data rate': ['TB/s', 'GB/s', 'Gbit/s', 'MB/s'],
  arithmetic: ['GFLOP', 'TFLOP', 'MFLOP'],
  'compute rate': ['TFLOP/s', 'PFLOP/s', 'GFLOP/s'],
  money: ['USD'],
  price: ['USD/h'],
  power: ['W', 'kW'],
  energy: ['J', 'kJ'],
  tokens: ['K', 'M'],
  ratio: ['%'],
  count: [],
};

/** The name of a dimension in messages. */
export function dimensionName(dimension: Dimension): string {
  const names: Readonly<Record<Dimension, string>> = {
    time: 'a time',
    data: 'a data size',
    'data rate': 'a data rate',
    arithmetic: 'an amount of arithmetic',
    'compute rate': 'a compute rate',
    money: 'an amount of money',
    price: 'a price per time',
    power: 'a power',
    energy: 'an energy',
    tokens: 'a number of tokens',
    ratio: 'a ratio',
    count: 'a number',
  };
  return names[dimension];
}

/** The units of a dimension, the most usual first, for suggesting the nearest one to a misspelt unit. */
export function unitsOf(dimension: Dimension): readonly string[] {
  const per = dimension === 'price' ? 'h' : 's';
  const known = [...ATOMS].flatMap(([symbol, atom]) => {
    if (atom.dimension === dimension) return [symbol];
    return PER_TIME[atom.dimension] === dimension ? [`${symbol}/${per}`] : [];
  });
  return [...new Set([...USUAL_UNITS[dimension], ...known])];
}

/** Every atom, and the usual units. */
export function unitSymbols(): readonly string[] {
  return [...ATOMS.keys(), ...Object.values(USUAL_UNITS).flat()];
}
