import { l10n, MarkdownString } from 'vscode';
import type { DeploymentStatus } from '../../../server/protocol/status';

/** The icon for the state: outdated, or whether the target is met. */
function icon({ target, misfit, stale }: DeploymentStatus): string {
  if (stale) return '$(history)';
  if (misfit !== null) return '$(error)';
  if (target === null) return '$(server)';
  return target.holds ? '$(pass)' : '$(warning)';
}

/** The text of the status bar: `✓ Step-3 2A2F: 0.129 USD per 1M · TPOT 44.6 ms / 50.0 ms`. */
export function statusText(status: DeploymentStatus): string {
  const { name, usdPerMillionTokens, basis, tpot, target, misfit } = status;
  const cost =
    misfit !== null
      ? l10n.t('does not fit')
      : usdPerMillionTokens === null
        ? l10n.t('no cost')
        : l10n.t('{0} USD per 1M', `${basis === 'bound' ? '≥ ' : ''}${usdPerMillionTokens}`);
  const time = target === null ? tpot : `${tpot} / ${target.tpot}`;
  // A name can contain `$(…)`, which would be shown as an icon.
  return `${icon(status)} ${name.replaceAll('$(', '$ (')}: ${cost}${time === null ? '' : ` · TPOT ${time}`}`;
}

/** The label for screen readers, which also begins the tooltip. */
export function statusLabel({ name, basis, target, misfit }: DeploymentStatus): string {
  const kind = basis === 'bound' ? l10n.t('theoretical bound') : l10n.t('estimate');
  const verdict =
    target === null
      ? ''
      : target.holds
        ? l10n.t('meets the {0} target', target.tpot)
        : l10n.t('misses the {0} target', target.tpot);
  return [name, misfit ?? '', kind, verdict].filter((part) => part !== '').join(', ');
}

/** The figures as a table, with notes. */
export function statusTooltip(status: DeploymentStatus): MarkdownString {
  const { usdPerMillionTokens, tpot, interval, tokensPerSecond, tokensPerSecondPerAccelerator } = status;
  const rows: readonly (readonly [string, string | null])[] = [
    [l10n.t('USD per 1M tokens'), usdPerMillionTokens],
    ['TPOT', interval === null ? tpot : `${tpot} (${interval.low} – ${interval.high})`],
    [l10n.t('target'), status.target?.tpot ?? null],
    [l10n.t('tokens/s'), tokensPerSecond],
    [l10n.t('tokens/s per accelerator'), tokensPerSecondPerAccelerator],
    [l10n.t('limited by'), status.binding],
    ...status.memory.map(
      ({ pool, used, capacity, fits }) =>
        [l10n.t('memory, {0}', pool), `${used} / ${capacity}${fits ? '' : ' ⚠'}`] as const,
    ),
  ];
  const notes = [
    status.certainty ?? '',
    status.problem === null ? '' : l10n.t('No estimate: {0}', status.problem),
    status.stale ? l10n.t('Outdated: fix the errors of the files to update the figures.') : '',
    status.counting === 'step3-paper' ? l10n.t('Work is counted as in the Step-3 paper.') : '',
  ];
  const tooltip = new MarkdownString();
  tooltip.appendText(statusLabel(status));
  const shown = rows.flatMap(([label, value]) => (value === null ? [] : [`| ${label} | ${value} |`]));
  tooltip.appendMarkdown(`\n\n| | |\n|:--|--:|\n${shown.join('\n')}\n\n`);
  for (const note of notes.filter((note) => note !== '')) tooltip.appendText(`${note}\n`);
  return tooltip;
}
