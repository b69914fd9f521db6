import { formatNumber, formatQuantity } from '../../../core/quantity';

/** By how much a figure rose, as a share of what it was; undefined where either is missing or no number, or it was 0. */
export function riseOf(
  before: number | null | undefined,
  after: number | null | undefined,
): number | undefined {
  if (before == null || after == null || before === 0) return undefined;
  const rise = after / before - 1;
  return Number.isFinite(rise) ? rise : undefined;
}

/** A rise in words: `+11.3%`; nothing for none. */
export function signedPercent(rise: number | undefined): string {
  if (rise === undefined || Math.abs(rise) <= 1e-12) return '';
  const sign = rise < 0 ? '-' : '+';
  const size = Math.abs(rise);
  if (size < 0.0005) return `${sign}<0.1%`;
  return `${sign}${size < 1 ? `${(size * 100).toFixed(1)}%` : formatQuantity(size, 'ratio')}`;
}

/** A rate such as tokens a second, in whole numbers with separators from 100 on: `109,622`. */
export function formatRate(value: number): string {
  return value >= 100 && value < 1e15 ? Math.round(value).toLocaleString('en-US') : formatNumber(value);
}

/** `0.0550 → 0.0612 (+11.3%)`; a figure that did not change stands alone. */
export function fromTo(
  before: number | null | undefined,
  after: number | null | undefined,
  format: (value: number) => string,
): string {
  const [then, now] = [before, after].map((value) => (value == null ? '–' : format(value)));
  const percent = signedPercent(riseOf(before, after));
  const change = then === now ? `${now}` : `${then} → ${now}`;
  return percent === '' ? change : `${change} (${percent})`;
}
