import { formatNumber, formatUsd } from '../../../core/quantity';
import { poolsOf } from '../../../core/spec';
import { certaintyWords } from '../../../core/summary';
import {
  basisWords,
  bindingWords,
  costWords,
  countingWords,
  tpotWords,
} from '../../present/deployment-words';
import { plain } from '../../present/markdown';
import { pricePath } from '../../present/price-words';
import type { SourceFile } from '../../workspace';
import { afterValue, type Hint, type HintContext, type Part, tooltipOf } from './hint';

/** A rate of tokens with three digits: 110K. */
function shortRate(tokens: number): string {
  if (tokens >= 999_500) return `${formatNumber(tokens / 1e6)}M`;
  return tokens >= 999.5 ? `${formatNumber(tokens / 1e3)}K` : formatNumber(tokens);
}

/**
 * USD per 1M tokens and tokens/s after the name of a deployment, from the estimate or else the bound. VS Code
 * truncates hints after 43 characters, so only the tooltip has the full figures.
 */
export function costHints(
  file: SourceFile<'deployment'>,
  { workspace, figures, settings }: HintContext,
): readonly Hint[] {
  const found = figures.of(file, settings.counting);
  const at = found && afterValue(file, ['name']);
  if (found === undefined || at === undefined) return [];
  const [pool] = file.spec === undefined ? [] : poolsOf(file.spec);
  const card = pool && workspace.referred(file.uri, pool.hardwarePath.join('.'), 'hardware');
  const cost = costWords(found);
  const {
    usdPerMillionTokens,
    tokensPerSecond,
    tokensPerSecondPerAccelerator,
    certainty,
    basis,
    counting,
    problem,
    misfit,
  } = found;
  const parts: Part[] = [];
  if (misfit !== null) parts.push({ text: 'does not fit its memory' });
  if (usdPerMillionTokens !== null) {
    const text = `${basis === 'bound' ? '≥ ' : ''}${formatUsd(usdPerMillionTokens)} USD/1M`;
    const pricedOn = found.prices[0]?.basis;
    const to =
      pricedOn === 'deployment'
        ? { file, path: ['prices'] }
        : card && { file: card, path: pricePath(pricedOn) };
    parts.push({ text, ...(to ? { to } : {}) });
  }
  if (tokensPerSecond !== null)
    parts.push({
      text: `${parts.length > 0 ? ' · ' : ''}${shortRate(tokensPerSecond)} tok/s`,
      to: { file, path: ['workload', 'batch'] },
    });
  if (parts.length === 0) return [];
  parts.push({ text: ` (${basisWords(basis)})` });
  const tooltip = tooltipOf(
    file,
    misfit === null ? undefined : `**${plain(misfit)}**`,
    [
      cost && `**${cost} tokens**`,
      tokensPerSecond && `**${formatNumber(tokensPerSecond)} tokens/s**`,
      tokensPerSecondPerAccelerator &&
        `${formatNumber(tokensPerSecondPerAccelerator)} tokens/s per accelerator`,
      tpotWords(found),
    ]
      .filter(Boolean)
      .join(' · '),
    certainty === null ? undefined : plain(`${certaintyWords(certainty)}.`),
    found.binding === null ? undefined : `Limited by ${bindingWords(found.binding)}.`,
    problem === null ? undefined : `No estimate: ${plain(problem)}.`,
    countingWords(counting),
    `These figures are ${basis === 'bound' ? 'a' : 'an'} ${basisWords(basis)}.`,
    found.stale && !file.stale ? 'Outdated: a file that this one refers to has errors.' : undefined,
  );
  return [{ at, parts, tooltip, stale: found.stale }];
}
