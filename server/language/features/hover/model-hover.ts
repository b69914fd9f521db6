import {
  type CostedModel,
  costMatrix,
  explainWork,
  intensity,
  modelMemory,
  modelWork,
  parameters,
} from '../../../core/cost';
import { formatBytes, formatCount, formatFlops, formatTokens } from '../../../core/quantity';
import { HALVES, type Half } from '../../../core/spec';
import { firstContext, type View } from '../../../core/summary';
import { formulas, largestTerms, sources } from '../../present/explained';
import { perByte, usd } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { comparedCards, type SourceFile, type Workspace } from '../../workspace';

/** The work per token at the usual contexts. */
function workTable(model: CostedModel, { contexts, counting }: View): string {
  const rows = contexts.map((context) => {
    const work = modelWork(model, context, counting);
    const cells = [work.attentionFlops, work.linearFlops, work.ffnFlops, work.otherFlops].map(formatFlops);
    return [formatTokens(context), formatBytes(work.stateBytes), ...cells, perByte(intensity(work))];
  });
  return table(['per token at', 'KV / state', 'attention', 'linear', 'FFN', 'router, head', 'FLOP/B'], rows);
}

/** USD per 1M tokens on each card, and the best pair. */
export function costTable(
  model: CostedModel,
  workspace: Workspace,
  halves: readonly Half[],
  { contexts, counting }: View,
): string {
  const cards = comparedCards(workspace).map(({ spec, file }) => ({
    name: file.uri,
    value: spec,
    label: spec.name,
  }));
  const matrix = costMatrix([{ name: model.spec.name, value: model }], cards, contexts, counting);
  const both = halves.length === 2;
  const head = contexts.flatMap((context) => [
    ...halves.map((half) => `${half === 'ffn' ? 'FFN' : half} ${formatTokens(context)}`),
    ...(both ? ['total'] : []),
  ]);
  const rows = cards.map((card) => {
    const cells = contexts.flatMap((context) => {
      const row = matrix.rows.find(
        (candidate) => candidate.hardware === card.name && candidate.context === context,
      );
      return [...halves.map((half) => usd(row?.[half])), ...(both ? [`**${usd(row?.total)}**`] : [])];
    });
    return [plain(card.label), ...cells];
  });
  const labels = new Map(cards.map((card) => [card.name, card.label]));
  const best = matrix.best.map(
    ({ context, attentionHardware, ffnHardware, total }) =>
      `**${usd(total)}** at ${formatTokens(context)} (attention ${plain(labels.get(attentionHardware) ?? '')}, FFN ${plain(labels.get(ffnHardware) ?? '')})`,
  );
  const pair = both && best.length > 0 ? `Best pair for AFD: ${best.join('; ')}` : undefined;
  return paragraphs(`USD per 1M tokens, theoretical bound:`, table(['card', ...head], rows), pair);
}

/**
 * The hover of a model: size, work, cost on each card, and the way of counting.
 *
 * @param since the effect of edits, as Markdown
 */
export function modelHover(
  file: SourceFile<'model'>,
  workspace: Workspace,
  view: View,
  since?: string,
): string | undefined {
  const costed = file.spec === undefined ? undefined : workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const { model } = costed;
  const { total, active } = parameters(model);
  const context = firstContext(view);
  const memory = modelMemory(model, context);
  const weights = memory.attentionWeights + memory.ffnWeights + memory.headWeights;
  const work = explainWork(model, context, view.counting);
  const explained = [work.stateBytes, work.attentionFlops, work.linearFlops, work.ffnFlops].map(largestTerms);
  return paragraphs(
    `**${plain(model.spec.name)}** · ${formatCount(total)} parameters, ${formatCount(active)} active · ${model.layers} layers · weights ${formatBytes(weights)}, ${formatBytes(memory.statePerSequence)} a sequence of ${formatTokens(context)}`,
    since,
    workTable(model, view),
    costTable(model, workspace, HALVES, view),
    `How, at ${formatTokens(context)} tokens:`,
    formulas(explained),
    `Sources: ${sources(explained, { model: file })}`,
  );
}
