import type { Timing } from './statistics';

/** What is printed of a measurement: a head and rows, of which the first cell is a name. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0)} ms`;
}

export const times = ({ p50, p95 }: Timing): string[] => [milliseconds(p50), milliseconds(p95)];

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const whole = (count: number): string => Math.round(count).toLocaleString('en');

/** Prints a table with its columns in line. */
export function print({ head, rows }: Table): void {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  for (const line of lines) console.log(line.map(pad).join('  ').trimEnd());
  console.log();
}
