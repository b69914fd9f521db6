import type { KernelPoint } from '../../server/core/profile';

const HEAD = [
  'kernel',
  'variant',
  'kv',
  'batch',
  'context',
  'µs',
  'p20-p80',
  'n',
  'GB/s',
  'TFLOP/s',
  'of roof',
  'by',
  'error',
  '',
];

/** Prints points as a plain text table, one per line. */
export function table(points: readonly KernelPoint[]): string {
  const rows = points.map((point) => [
    point.kernel,
    point.variant,
    point.kv ?? '-',
    String(point.batch),
    String(point.context ?? '-'),
    microseconds(point.seconds),
    `${microseconds(point.p20)}-${microseconds(point.p80)}`,
    String(point.samples),
    (point.bytesPerSecond / 1e9).toFixed(0),
    (point.flopsPerSecond / 1e12).toFixed(0),
    `${(100 * point.fractionOfRoof).toFixed(1)}%`,
    point.boundBy,
    point.relativeError?.toExponential(1) ?? 'NaN',
    point.problem ?? '',
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const microseconds = (seconds: number) => (seconds * 1e6).toFixed(1);
