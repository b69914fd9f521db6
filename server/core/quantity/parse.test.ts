import { describe, expect, it } from 'vitest';
import { type Dimension, parseQuantity } from '.';

function value(text: string | number, dimension: Dimension): number {
  const result = parseQuantity(text, dimension);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

function refusal(text: string | number, dimension: Dimension) {
  const result = parseQuantity(text, dimension);
  return result.ok ? result : { message: result.message, suggestion: result.suggestion };
}

describe('units', () => {
  it.each<[string, Dimension, number]>([
    ['80 GB', 'data', 80e9],
    ['80 GiB', 'data', 80 * 2 ** 30],
    ['1 TiB', 'data', 2 ** 40],
    ['512 MiB', 'data', 512 * 2 ** 20],
    ['4 KiB', 'data', 4096],
    ['1 kB', 'data', 1e3],
    ['1 MB', 'data', 1e6],
    ['1 TB', 'data', 1e12],
    ['1 PB', 'data', 1e15],
    ['8 bit', 'data', 1],
    ['8 Gbit', 'data', 1e9],
    ['3.35 TB/s', 'data rate', 3.35e12],
    ['400 Gbit/s', 'data rate', 50e9],
    ['400 Gbps', 'data rate', 50e9],
    ['1.6 Tbps', 'data rate', 200e9],
    ['60 GB/min', 'data rate', 1e9],
    ['1980 TFLOP/s', 'compute rate', 1.98e15],
    ['1980 TFLOPS', 'compute rate', 1.98e15],
    ['1.98 PFLOP/s', 'compute rate', 1.98e15],
    ['1979 TOPS', 'compute rate', 1.979e15],
    ['1979 TOP/s', 'compute rate', 1.979e15],
    ['32.7 GFLOP', 'arithmetic', 32.7e9],
    ['50 ms', 'time', 0.05],
    ['5 us', 'time', 5e-6],
    ['5 µs', 'time', 5e-6],
    ['5 μs', 'time', 5e-6],
    ['20 ns', 'time', 20e-9],
    ['2 min', 'time', 120],
    ['2 h', 'time', 7200],
    ['1 hour', 'time', 3600],
    ['1 d', 'time', 86400],
    ['$2.00/h', 'price', 2 / 3600],
    ['2 USD/h', 'price', 2 / 3600],
    ['2 USD/hour', 'price', 2 / 3600],
    ['$ 2.00 / h', 'price', 2 / 3600],
    ['$48/d', 'price', 2 / 3600],
    ['$3', 'money', 3],
    ['3 USD', 'money', 3],
    ['700 W', 'power', 700],
    ['0.7 kW', 'power', 700],
    ['700 J/s', 'power', 700],
    ['1.2 J', 'energy', 1.2],
    ['4K', 'tokens', 4096],
    ['4 K', 'tokens', 4096],
    ['1M', 'tokens', 1024 ** 2],
    ['1.5K', 'tokens', 1536],
    ['4096', 'tokens', 4096],
    ['4096 tokens', 'tokens', 4096],
    ['80%', 'ratio', 0.8],
    ['70 %', 'ratio', 0.7],
    ['0.8', 'ratio', 0.8],
    ['8', 'count', 8],
  ])('%s is a %s of %d', (text, dimension, expected) => {
    expect(value(text, dimension)).toBeCloseTo(expected, 12 - Math.ceil(Math.log10(expected)));
  });

  it.each<[string, Dimension, number]>([
    ['1e3 GB', 'data', 1e12],
    ['.5 GB', 'data', 0.5e9],
    ['5. GB', 'data', 5e9],
    ['+5 GB', 'data', 5e9],
    ['-5 GB', 'data', -5e9],
    ['80GB', 'data', 80e9],
    ['  80   GB  ', 'data', 80e9],
    ['3.35 TB / s', 'data rate', 3.35e12],
  ])('reads the number of ‘%s’', (text, dimension, expected) => {
    expect(value(text, dimension)).toBe(expected);
  });

  it.each<[Dimension]>([['tokens'], ['ratio'], ['count']])('takes a bare number for %s', (dimension) => {
    expect(value(1, dimension)).toBe(1);
  });
});

describe('wrong dimensions', () => {
  it.each<[string, Dimension, string]>([
    ['80 GB', 'data rate', 'expected a data rate such as 3.35 TB/s, found a data size (80 GB)'],
    ['3.35 TB/s', 'data', 'expected a data size such as 80 GB, found a data rate (3.35 TB/s)'],
    ['5 GB', 'time', 'expected a time such as 50 ms, found a data size (5 GB)'],
    [
      '989 TFLOP',
      'compute rate',
      'expected a compute rate such as 989 TFLOP/s, found an amount of arithmetic (989 TFLOP)',
    ],
    ['$2.00', 'price', 'expected a price per time such as $2.00/h, found an amount of money ($2.00)'],
    ['700 J', 'power', 'expected a power such as 700 W, found an energy (700 J)'],
    ['8192 B', 'tokens', 'expected a number of tokens such as 4096 or 4K, found a data size (8192 B)'],
    ['50 ms', 'ratio', 'expected a ratio such as 0.8 or 80%, found a time (50 ms)'],
  ])('%s is not a %s', (text, dimension, message) => {
    expect(refusal(text, dimension)).toEqual({ message, suggestion: undefined });
  });

  it.each<[Dimension]>([
    ['time'],
    ['data'],
    ['data rate'],
    ['compute rate'],
    ['price'],
    ['power'],
    ['energy'],
  ])('wants the unit of %s', (dimension) => {
    expect(refusal(5, dimension)).toMatchObject({
      message: expect.stringMatching(/found the bare number 5; add the unit$/),
    });
    expect(refusal('5', dimension)).toEqual(refusal(5, dimension));
  });

  it('has K and M for tokens alone', () => {
    expect(refusal('8K', 'count')).toMatchObject({
      message: 'expected a number such as 8, found ‘8K’; K counts tokens only, so write the number in full',
    });
    expect(refusal('8M', 'data')).toMatchObject({ message: expect.stringContaining('M counts tokens only') });
  });
});

describe('what was meant', () => {
  it.each<[string, Dimension, string]>([
    ['3.35 tb/s', 'data rate', '3.35 TB/s'],
    ['3.35 TB/sec', 'data rate', '3.35 TB/s'],
    ['400 Gb/s', 'data rate', '400 Gbit/s'],
    ['80 Gb', 'data', '80 Gbit'],
    ['80 gb', 'data', '80 GB'],
    ['989 Tflop/s', 'compute rate', '989 TFLOP/s'],
    ['989 TFLOPs', 'compute rate', '989 TFLOPS'],
    ['5 mss', 'time', '5 ms'],
    ['5 m', 'time', '5 ms'],
    ['$2.00/hr', 'price', '$2.00/h'],
    ['2 usd/h', 'price', '2 USD/h'],
    ['4k', 'tokens', '4K'],
    ['1,980 TFLOP/s', 'compute rate', '1980 TFLOP/s'],
    ['1_000', 'count', '1000'],
    ['1,234,567', 'count', '1234567'],
    ['$1,980.50/h', 'price', '$1980.50/h'],
    ['3,35 TB/s', 'data rate', '3.35 TB/s'],
    ['$0,80/h', 'price', '$0.80/h'],
  ])('‘%s’ as a %s is meant to be ‘%s’', (text, dimension, suggestion) => {
    expect(refusal(text, dimension)).toMatchObject({ suggestion });
    expect(parseQuantity(suggestion, dimension)).toMatchObject({ ok: true });
  });

  it.each<[string, Dimension]>([
    ['5 x', 'time'],
    ['2 EUR/h', 'price'],
    ['5 constructor', 'tokens'],
    ['5 __proto__', 'data'],
    ['5 toString/s', 'data rate'],
    ['5 GiB/B', 'time'],
  ])('guesses nothing for ‘%s’', (text, dimension) => {
    expect(refusal(text, dimension)).toMatchObject({ suggestion: undefined });
  });
});

describe('no numbers', () => {
  it.each(['', 'fast', 'GB', '-', '.', 'e5', '$', 'NaN', '--5 GB'])('refuses ‘%s’', (text) => {
    expect(refusal(text, 'data')).toMatchObject({ message: expect.stringContaining(`found ‘${text}’`) });
  });

  it.each<[string | number, Dimension]>([
    ['1e400 GB', 'data'],
    ['1e308 TB', 'data'],
    ['1e400', 'count'],
    [Number.POSITIVE_INFINITY, 'count'],
    [Number.NaN, 'ratio'],
  ])('refuses %s, which is not finite', (text, dimension) => {
    expect(refusal(text, dimension)).toMatchObject({
      message: expect.stringMatching(/; write a finite number$/),
    });
  });
});
