import { formatBytes, formatNumber, formatTime, formatUsd } from '../core/quantity';
import { certaintyWords, fits, meetsTarget } from '../core/summary';
import { bindingWords } from '../language/present/deployment-words';
import type { Uris } from '../language/present/diagnostics';
import { type DeploymentFigures, placeOf, type SourceFile } from '../language/workspace';
import type { DeploymentStatus } from '../protocol/status';

/** Formats a value unless it is null. */
const shown = (value: number | null, format: (value: number) => string): string | null =>
  value === null ? null : format(value);

/** The figures of a deployment for the editor's status item. */
export function statusOf(
  file: SourceFile<'deployment'>,
  figures: DeploymentFigures,
  presentation: Uris,
): DeploymentStatus {
  const { name, basis, counting, tpot, interval, target, binding, misfit, problem, stale } = figures;
  const holds = tpot === null ? null : meetsTarget(tpot, target);
  return {
    uri: presentation.uriOf(file.uri),
    name,
    line: file.lines.positionAt(placeOf(file, ['name'], 'key').from).line,
    basis,
    counting,
    usdPerMillionTokens: shown(figures.usdPerMillionTokens, formatUsd),
    tpot: shown(tpot, formatTime),
    interval: interval && { low: formatTime(interval.low), high: formatTime(interval.high) },
    certainty: figures.certainty && certaintyWords(figures.certainty),
    tokensPerSecond: shown(figures.tokensPerSecond, formatNumber),
    tokensPerSecondPerAccelerator: shown(figures.tokensPerSecondPerAccelerator, formatNumber),
    binding: binding && bindingWords(binding),
    target: target === null || holds === null ? null : { tpot: formatTime(target), holds },
    memory: figures.memory.map((memory) => ({
      pool: memory.pool,
      used: formatBytes(memory.used),
      capacity: formatBytes(memory.capacity),
      fits: fits(memory),
    })),
    misfit,
    problem,
    stale,
  };
}
