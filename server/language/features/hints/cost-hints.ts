import { formatQuantity } from '../../../core/quantity';
import type { SourceFile } from '../../resolve';
import { plain } from '../hover/markdown';
import { costWords, perSecond, tpotWords } from '../status/words';
import { afterValue, type Hint, type HintContext, type Part, tooltipOf } from './hint';

/** After the name of a deployment: USD per 1M tokens and tokens/s by the estimate, else the bound. */
export function costHints(
  file: SourceFile<'deployment'>,
  { workspace, figures, settings }: HintContext,
): readonly Hint[] {
  const found = figures.of(file, settings.counting);
  const at = found && afterValue(file, ['name']);
  if (found === undefined || at === undefined) return [];
  const pool = file.spec?.topology === 'colocated' ? 'pool' : 'attention';
  const card = workspace.referred(file.uri, `${pool}.hardware`, 'hardware');
  const cost = costWords(found);
  const { tokensPerSecond, tokensPerSecondPerAccelerator, interval, basis, counting, problem } = found;
  const parts: Part[] = [];
  if (cost !== undefined)
    parts.push({ text: cost, ...(card ? { to: { file: card, path: ['price'] } } : {}) });
  if (tokensPerSecond !== null)
    parts.push({
      text: `${parts.length > 0 ? ' · ' : ''}${perSecond(tokensPerSecond)} tokens/s`,
      to: { file, path: ['workload', 'batch'] },
    });
  if (parts.length === 0) return [];
  parts.push({ text: ` (${basis === 'bound' ? 'theoretical bound' : 'estimate'})` });
  const range =
    interval &&
    `TPOT between ${formatQuantity(interval.low, 'time')} and ${formatQuantity(interval.high, 'time')} over the ranges of the efficiencies.`;
  const tooltip = tooltipOf(
    file,
    [
      cost && `**${cost} tokens**`,
      tokensPerSecondPerAccelerator && `${perSecond(tokensPerSecondPerAccelerator)} tokens/s a card`,
      tpotWords(found),
    ]
      .filter(Boolean)
      .join(' · '),
    range ?? undefined,
    found.binding === null ? undefined : `Bound by ${found.binding}.`,
    problem === null ? undefined : `No estimate: ${plain(problem)}.`,
    counting === 'step3-paper' ? 'Work is counted as the Step-3 paper counts it.' : undefined,
    found.stale && !file.stale
      ? 'A file that this one refers to has errors: the figures are earlier ones.'
      : undefined,
  );
  return [{ at, parts, tooltip }];
}
