import type { Dimension } from './units';

const STEPS: readonly (readonly [number, string])[] = [
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Formats a whole number with thousands separators: 4,305. Numbers with an exponent stay unchanged. */
export function formatWhole(value: number): string {
  const text = String(Math.round(value));
  return text.includes('e') ? text : text.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * Formats a number with three significant digits, without an exponent if that is readable (0.0550, 4.31, 44.6),
 * and as a whole number from 100 on (4,305).
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return 'not finite';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return value.toExponential(2);
  return size >= 100 ? formatWhole(value) : value.toPrecision(3);
}

function significant(value: number): string {
  // The rounded value decides, so that 999.9 becomes 1,000 and not 1.00e+3.
  return Math.abs(Number(value.toPrecision(3))) >= 1000 ? formatWhole(value) : value.toPrecision(3);
}

function scaled(value: number, unit: string, from = 1): string {
  for (const [factor, prefix] of STEPS) {
    // The rounded value decides, so that 999.9 kB becomes 1.00 MB and not 1000 kB.
    if (Math.abs(Number(value.toPrecision(3))) >= factor && factor >= from)
      return `${significant(value / factor)} ${prefix}${unit}`;
  }
  return `${significant(value)} ${unit}`;
}

function scaledTime(seconds: number): string {
  const size = Math.abs(Number(seconds.toPrecision(3)));
  if (size >= 3600) return `${significant(seconds / 3600)} h`;
  if (size >= 1) return `${significant(seconds)} s`;
  if (size >= 1e-3) return `${significant(seconds * 1e3)} ms`;
  if (size >= 1e-6) return `${significant(seconds * 1e6)} µs`;
  return `${significant(seconds * 1e9)} ns`;
}

/** Up to this count the binary suffix is shown in addition. */
const MOST_BINARY = 10_000;

/** Formats a token count in full, with the binary suffix if that is exact and short: 8192 (8K). */
export function formatTokens(tokens: number): string {
  const rounded = Math.round(tokens);
  for (const [factor, suffix] of [
    [1024 ** 2, 'M'],
    [1024, 'K'],
  ] as const) {
    const count = rounded / factor;
    if (count >= 1 && count < MOST_BINARY && Number.isInteger(count)) return `${formatWhole(count)}${suffix}`;
  }
  return formatWhole(rounded);
}

/** Formats an amount in USD with three significant digits: 0.0550. */
export function formatUsd(usd: number): string {
  return formatNumber(usd);
}

/**
 * Formats a value in SI units with three significant digits and its unit. Describes values that are not finite.
 */
export function formatQuantity(value: number, dimension: Dimension): string {
  if (!Number.isFinite(value)) return 'not finite';
  if (value === 0) return dimension === 'ratio' ? '0%' : formatZero(dimension);
  switch (dimension) {
    case 'time':
      return scaledTime(value);
    case 'data':
      return scaled(value, 'B');
    case 'data rate':
      return scaled(value, 'B/s');
    case 'arithmetic':
      return scaled(value, 'FLOP');
    case 'compute rate':
      return scaled(value, 'FLOP/s');
    case 'money':
      return `${formatUsd(value)} USD`;
    case 'price':
      return formatPrice(value * 3600);
    case 'power':
      return scaled(value, 'W', 1e3);
    case 'energy':
      return scaled(value, 'J', 1e3);
    case 'tokens':
      return formatTokens(value);
    case 'ratio':
      return `${significant(value * 100)}%`;
    case 'count':
      return formatCount(value);
  }
}

/** Formats seconds: 50.0 ms. */
export const formatTime = (seconds: number): string => formatQuantity(seconds, 'time');

/** Formats bytes: 80.0 GB. */
export const formatBytes = (bytes: number): string => formatQuantity(bytes, 'data');

/** Formats FLOPs: 32.7 GFLOP. */
export const formatFlops = (flops: number): string => formatQuantity(flops, 'arithmetic');

/** Formats a share in percent: 80.0%. */
export const formatShare = (share: number): string => formatQuantity(share, 'ratio');

/** Formats a price with two decimals, or three digits below 10 cents. */
function formatPrice(perHour: number): string {
  return `$${Math.abs(perHour) >= 0.1 ? perHour.toFixed(2) : formatNumber(perHour)}/h`;
}

function formatZero(dimension: Dimension): string {
  const units: Partial<Record<Dimension, string>> = {
    time: 's',
    data: 'B',
    'data rate': 'B/s',
    arithmetic: 'FLOP',
    'compute rate': 'FLOP/s',
    power: 'W',
    energy: 'J',
    money: 'USD',
  };
  const unit = units[dimension];
  return unit === undefined ? '0' : `0 ${unit}`;
}

/** Formats a count such as parameters: 316B for 316e9; small whole numbers stay unchanged. */
export function formatCount(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return formatWhole(value);
  for (const [factor, suffix] of [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
  ] as const) {
    if (Math.abs(value) >= factor) return `${significant(value / factor)}${suffix}`;
  }
  return formatNumber(value);
}
