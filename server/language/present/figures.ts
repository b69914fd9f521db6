import { formatUsd, formatWhole } from '../../core/quantity';

/** USD per 1M tokens in a cell; a dash where a price or a rate is missing. */
export function usd(value: number | null | undefined): string {
  return value == null ? '–' : formatUsd(value);
}

/** USD with its unit, or that there is none. */
export function money(value: number | null): string {
  return value === null ? 'no cost' : `${formatUsd(value)} USD`;
}

/** FLOP per byte, whole from 10 on. */
export function perByte(value: number): string {
  return value >= 10 ? formatWhole(value) : value.toPrecision(2);
}
