import { formatQuantity, formatUsd } from '../../../core/quantity';

/** USD per 1M tokens in a cell; a dash where a price or a rate is missing. */
export function usd(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatUsd(value);
}

/** A context in full, as the files and the paper write it. */
export const tokens = (context: number): string => String(context);

export const data = (bytes: number): string => formatQuantity(bytes, 'data');
export const flops = (amount: number): string => formatQuantity(amount, 'arithmetic');

/** FLOP per byte, whole from 10 on. */
export function perByte(value: number): string {
  return value >= 10 ? Math.round(value).toString() : value.toPrecision(2);
}
