import type { KernelPoint } from '../../../server/core/profile';
import { formatQuantity, formatShare, formatTime } from '../../../server/core/quantity';
import type { Mark } from '../../charts/picture';
import { spreadText } from '../columns';
import { pointName } from '../names';

/** The description of a point of a chart. */
export function markOf(point: KernelPoint, run: 'now' | 'before'): Mark {
  const { seconds, bytesPerSecond, flopsPerSecond, fractionOfRoof, boundBy, problem } = point;
  const label = [
    `${pointName(point)}${run === 'before' ? ' (run before)' : ''}: ${formatTime(seconds)} (${spreadText(point)})`,
    `${formatQuantity(bytesPerSecond, 'data rate')} and ${formatQuantity(flopsPerSecond, 'compute rate')}`,
    `${formatShare(fractionOfRoof)} of the roof, ${boundBy} binds`,
  ].join('; ');
  return { label: problem === null ? label : `${label}. Problem: ${problem}` };
}

/** Keyboard help for these charts, whose points have no line of a file. */
export const HELP =
  'Arrow keys move through the points, plus and minus zoom, Shift with arrows pans, 0 shows all.';
