import { describe, expect, it } from 'vitest';
import { type Dimension, formatCount, formatNumber, formatQuantity, formatTokens, formatUsd } from '.';

it.each<[number, Dimension, string]>([
  [80e9, 'data', '80.0 GB'],
  [999.9e3, 'data', '1.00 MB'],
  [999.4e3, 'data', '999 kB'],
  [12, 'data', '12.0 B'],
  [3.35e12, 'data rate', '3.35 TB/s'],
  [989e12, 'compute rate', '989 TFLOP/s'],
  [1980e12, 'compute rate', '1.98 PFLOP/s'],
  [32.7e9, 'arithmetic', '32.7 GFLOP'],
  [0.05, 'time', '50.0 ms'],
  [0.0009999, 'time', '1.00 ms'],
  [5e-6, 'time', '5.00 µs'],
  [20e-9, 'time', '20.0 ns'],
  [90, 'time', '90.0 s'],
  [7200, 'time', '2.00 h'],
  [3599.9e3, 'time', '1,000 h'],
  [2 / 3600, 'price', '$2.00/h'],
  [0.67 / 3600, 'price', '$0.67/h'],
  [0.004 / 3600, 'price', '$0.00400/h'],
  [0.055, 'money', '0.0550 USD'],
  [700, 'power', '700 W'],
  [1400, 'power', '1.40 kW'],
  [1.2, 'energy', '1.20 J'],
  [8192, 'tokens', '8K'],
  [1024 ** 2, 'tokens', '1M'],
  [8000, 'tokens', '8,000'],
  [0.8, 'ratio', '80.0%'],
  [9.999, 'ratio', '1,000%'],
  [48, 'count', '48'],
  [316e9, 'count', '316B'],
  [999.9e18 * 1e3, 'data', '999,900 EB'],
])('%d as %s reads %s', (value, dimension, text) => {
  expect(formatQuantity(value, dimension)).toBe(text);
});

it.each<[Dimension, string]>([
  ['time', '0 s'],
  ['data', '0 B'],
  ['ratio', '0%'],
  ['money', '0 USD'],
  ['count', '0'],
])('zero %s reads %s', (dimension, text) => {
  expect(formatQuantity(0, dimension)).toBe(text);
});

describe('numbers that are not finite', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d says so', (value) => {
    expect(formatNumber(value)).toBe('not finite');
    expect(formatQuantity(value, 'data')).toBe('not finite');
  });
});

it.each([
  [0.05498, '0.0550'],
  [4.3051, '4.31'],
  [44.61, '44.6'],
  [99.96, '100'],
  [4305.2, '4,305'],
  [1e-7, '1.00e-7'],
  [2e16, '2.00e+16'],
  [-0.5, '-0.500'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
  expect(formatUsd(value)).toBe(text);
});

it.each([
  [128815, '128,815'],
  [32.8e9, '32.8B'],
  [1.03e12, '1.03T'],
  [999_999.5, '1,000,000'],
])('%d counts as %s', (value, text) => {
  expect(formatCount(value)).toBe(text);
});

it('writes tokens in full where no binary suffix is exact', () => {
  expect([4096, 4095, 6144, 0].map(formatTokens)).toEqual(['4K', '4,095', '6K', '0']);
  expect([2 ** 20, 9999 * 1024, 10_000 * 1024, 1e12].map(formatTokens)).toEqual([
    '1M',
    '9,999K',
    '10,240,000',
    '1,000,000,000,000',
  ]);
});
