import { type CalibrationProblem, type Fit, isTime, type PlaceName } from '../core/calibrate';
import { formatNumber, formatTime } from '../core/quantity';
import { oneLine } from '../core/text/escapes';
import { textTable } from './table';

function numberText(name: Fit['held'][number]['name'], value: number): string {
  return isTime(name) ? formatTime(value) : formatNumber(value);
}

/** The fitted numbers, their error, and the numbers that were held. */
export function fitText(
  { subject, points, numbers, held, error, commonFactor }: Fit,
  place: PlaceName,
): string {
  const rows = numbers.map(({ name, path, before, value, low, high }) => [
    path.join('.'),
    ...[before, value, low, high].map((one) => numberText(name, one)),
  ]);
  const common = commonFactor === undefined ? '' : `, one common factor ${formatNumber(commonFactor)}`;
  const only = points.length === 1;
  const off = only
    ? 'met exactly, so the error is unknown'
    : `error ×${formatNumber(error.factor)}, worst ×${formatNumber(error.worst.factor)} in ${place} ${error.worst.row}`;
  return [
    `${subject}: ${points.length} ${only ? 'measurement' : 'measurements'}${common}, ${off}`,
    ...(rows.length === 0 ? [] : [textTable(['number', 'was', 'fitted', 'low', 'high'], rows)]),
    ...held.map(({ name, value, reason }) => `held: ${name} at ${numberText(name, value)}: ${reason}`),
    '',
  ].join('\n');
}

/** A problem with measurements, in one line. */
export function problemLine(
  argument: string,
  { rows, code, message }: CalibrationProblem,
  place: PlaceName,
  what = 'error',
): string {
  const where = rows.length === 0 ? '' : ` ${rows.length === 1 ? place : `${place}s`} ${rows.join(', ')}`;
  return oneLine(`${argument}:${where} ${what} ${code}: ${message}`);
}
