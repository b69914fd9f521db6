import { formatUsd, formatWhole } from '../../core/quantity';

/** USD per 1M tokens for a table cell; a dash if a price or a rate is missing. */
export function usd(value: number | null | undefined): string {
  return value == null ? '–' : formatUsd(value);
}

/** USD with its unit, or a note that it is unknown. */
export function money(value: number | null): string {
  return value === null ? 'no cost' : `${formatUsd(value)} USD`;
}

/** FLOP per byte, whole from 10 on. */
export function perByte(value: number): string {
  return value >= 10 ? formatWhole(value) : value.toPrecision(2);
}
