import { cardBound, modelWork, ridgePoint } from '../../../core/cost';
import { formatBytes, formatQuantity, formatTokens, formatUsd } from '../../../core/quantity';
import type { HardwareSpec } from '../../../core/spec';
import { usdPerPflopHour, usdPerTerabyteHour, type View } from '../../../core/summary';
import { perByte, usd } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { cardPriceWords } from '../../present/price-words';
import { comparedModels, type SourceFile, type Workspace } from '../../workspace';

function peaks(spec: HardwareSpec): string {
  const rows = Object.entries(spec.compute).flatMap(([type, rate]) => {
    if (rate === undefined) return [];
    const perPflopHour = spec.price === undefined ? '–' : formatUsd(usdPerPflopHour(spec.price, rate));
    return [[type, formatQuantity(rate, 'compute rate'), perByte(ridgePoint(spec, rate)), perPflopHour]];
  });
  return table(['format', 'peak', 'ridge point (FLOP/B)', 'USD per PFLOP/s·h'], rows);
}

function models(spec: HardwareSpec, workspace: Workspace, { contexts, counting }: View): string {
  const rows = comparedModels(workspace).flatMap(({ spec: modelSpec }) => {
    const costed = workspace.costedModel(modelSpec);
    if (!costed.ok) return [];
    const cells = contexts.flatMap((context) => {
      const bound = cardBound(modelWork(costed.model, context, counting), spec);
      return [usd(bound?.attention.usdPerMillionTokens), usd(bound?.ffn.usdPerMillionTokens)];
    });
    return [[plain(modelSpec.name), ...cells]];
  });
  const head = contexts.flatMap((context) => [
    `attention ${formatTokens(context)}`,
    `FFN ${formatTokens(context)}`,
  ]);
  return rows.length === 0 ? '' : table(['model', ...head], rows);
}

/** The hover of a card: the cost of its peaks, and of models on it. */
export function hardwareHover(
  file: SourceFile<'hardware'>,
  workspace: Workspace,
  view: View,
): string | undefined {
  if (file.spec === undefined) return undefined;
  const { pricing } = workspace;
  const spec = pricing.of(file.spec);
  const price = cardPriceWords(spec.pricing, pricing.basis);
  const { bandwidth, capacity } = spec.memory;
  const perTerabyte =
    spec.price === undefined
      ? ''
      : `, ${formatUsd(usdPerTerabyteHour(spec.price, bandwidth))} USD per TB/s·h`;
  return paragraphs(
    `**${plain(spec.name)}** · ${price} · ${formatBytes(capacity)} at ${formatQuantity(bandwidth, 'data rate')}${perTerabyte}`,
    peaks(spec),
    spec.price === undefined ? undefined : 'USD per 1M tokens, theoretical bound:',
    spec.price === undefined ? undefined : models(spec, workspace, view),
    spec.pricing?.source === undefined ? undefined : `Price: ${plain(spec.pricing.source)}`,
  );
}
