import { cardBound, modelWork } from '../../../core/cost';
import { formatQuantity, formatUsd } from '../../../core/quantity';
import type { HardwareSpec } from '../../../core/spec';
import { paragraphs, plain, table } from '../../present/markdown';
import { statedSource } from '../../present/sources';
import type { SourceFile, Workspace } from '../../workspace';
import { comparedModels } from '../cost/cards';
import type { View } from '../cost/contexts';
import { perByte, tokens, usd } from './figures';

function peaks(spec: HardwareSpec): string {
  const rows = Object.entries(spec.compute).flatMap(([type, rate]) => {
    if (rate === undefined) return [];
    const perPflopHour = spec.price === undefined ? '–' : formatUsd((spec.price / rate) * 1e15 * 3600);
    return [
      [type, formatQuantity(rate, 'compute rate'), perByte(rate / spec.memory.bandwidth), perPflopHour],
    ];
  });
  return table(['format', 'peak', 'roofline FLOP/B', 'USD per PFLOP/s·h'], rows);
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
  const head = contexts.flatMap((context) => [`attention ${tokens(context)}`, `FFN ${tokens(context)}`]);
  return rows.length === 0 ? '' : table(['model', ...head], rows);
}

/** The cost table of a card: what its peaks cost, and what models cost on it. */
export function hardwareHover(
  file: SourceFile<'hardware'>,
  workspace: Workspace,
  view: View,
): string | undefined {
  const { spec } = file;
  if (spec === undefined) return undefined;
  const price = spec.price === undefined ? 'no price, so no cost' : formatQuantity(spec.price, 'price');
  const { bandwidth, capacity } = spec.memory;
  const perTerabyte =
    spec.price === undefined ? '' : `, ${formatUsd((spec.price / bandwidth) * 1e12 * 3600)} USD per TB/s·h`;
  const source = statedSource(file, ['price']);
  return paragraphs(
    `**${plain(spec.name)}** · ${price} · ${formatQuantity(capacity, 'data')} at ${formatQuantity(bandwidth, 'data rate')}${perTerabyte}`,
    peaks(spec),
    spec.price === undefined ? undefined : 'USD per 1M tokens, theoretical bound:',
    spec.price === undefined ? undefined : models(spec, workspace, view),
    source === undefined ? undefined : `Price: ${plain(source)}`,
  );
}
