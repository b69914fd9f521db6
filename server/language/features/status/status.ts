import { formatQuantity, formatUsd } from '../../../core/quantity';
import type { DeploymentStatus } from '../../../protocol/status';
import type { Shown } from '../../names';
import type { SourceFile } from '../../workspace';
import { placeOf } from '../../workspace';
import type { DeploymentFigures } from './figures';
import { perSecond } from './words';

const time = (seconds: number): string => formatQuantity(seconds, 'time');
const data = (bytes: number): string => formatQuantity(bytes, 'data');

/** Formats what there is. */
const shown = (value: number | null, format: (value: number) => string): string | null =>
  value === null ? null : format(value);

/** The figures of a deployment as the editor's status item shows them. */
export function statusOf(
  file: SourceFile<'deployment'>,
  figures: DeploymentFigures,
  presentation: Shown,
): DeploymentStatus {
  const { name, basis, counting, tpot, interval, target, binding, problem, stale } = figures;
  return {
    uri: presentation.uriOf(file.uri),
    name,
    line: file.lines.positionAt(placeOf(file, ['name'], 'key').from).line,
    basis,
    counting,
    usdPerMillionTokens: shown(figures.usdPerMillionTokens, formatUsd),
    tpot: shown(tpot, time),
    interval: interval && { low: time(interval.low), high: time(interval.high) },
    tokensPerSecond: shown(figures.tokensPerSecond, perSecond),
    tokensPerSecondPerAccelerator: shown(figures.tokensPerSecondPerAccelerator, perSecond),
    binding,
    target: tpot === null || target === null ? null : { tpot: time(target), holds: tpot <= target },
    memory: figures.memory.map(({ pool, used, capacity }) => ({
      pool,
      used: data(used),
      capacity: data(capacity),
      fits: used <= capacity,
    })),
    problem,
    stale,
  };
}
