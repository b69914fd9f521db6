import { formatNumber, formatTime, formatUsd } from '../../../core/quantity';
import type { EstimateFigures, ModelSummary } from '../../../core/summary';
import { fromTo, MODEL_FIGURES, meaningOf } from '../../present/change-words';
import type { FileChange } from './file-change';

function deploymentWords(before: EstimateFigures, after: EstimateFigures): readonly string[] {
  return [
    `${fromTo(before.usdPerMillionTokens, after.usdPerMillionTokens, formatUsd)} USD per 1M tokens`,
    `TPOT ${fromTo(before.tpot, after.tpot, formatTime)}`,
    `${fromTo(before.tokensPerSecond, after.tokensPerSecond, formatNumber)} tokens/s`,
    ...meaningOf(before, after),
  ];
}

function modelWords(before: ModelSummary, after: ModelSummary): readonly string[] {
  return MODEL_FIGURES.filter(([, of]) => of(before) !== of(after)).map(
    ([name, of, format]) => `${name} ${fromTo(of(before), of(after), format)}`,
  );
}

function wordsOf(
  before: EstimateFigures | ModelSummary,
  after: EstimateFigures | ModelSummary,
): readonly string[] {
  if ('tpot' in before) return 'tpot' in after ? deploymentWords(before, after) : [];
  return 'tpot' in after ? [] : modelWords(before, after);
}

/**
 * A change in one line of plain text, such as `against HEAD: 0.0550 → 0.0612 (+11.3%) USD per 1M tokens, …`;
 * undefined if there is none.
 */
export function changeLine(
  change: FileChange<EstimateFigures> | FileChange<ModelSummary>,
  revision: string,
): string | undefined {
  const { state, before, after } = change;
  if (state !== 'changed' || before === undefined || after === undefined) return undefined;
  if (!after.ok) return `against ${revision}: no figures any more`;
  if (!before.ok) return `against ${revision}: had no figures (${before.reason})`;
  return `against ${revision}: ${wordsOf(before.figures, after.figures).join(', ')}`;
}
