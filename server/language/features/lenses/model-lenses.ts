import { costMatrix, modelWork, parameters } from '../../../core/cost';
import { formatCount, formatQuantity, formatUsd } from '../../../core/quantity';
import type { Settings } from '../../../protocol/settings';
import type { SourceFile, Workspace } from '../../resolve';
import { comparedCards } from '../cost/cards';

/** What is said above a model: its size, and its least cost and state at the first of the compared contexts. */
export function modelTitles(
  file: SourceFile<'model'>,
  workspace: Workspace,
  { counting, contexts }: Settings,
): readonly string[] | undefined {
  const costed = file.spec && workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const { model } = costed;
  const [context = 8192] = contexts;
  const { total, active } = parameters(model);
  const cards = comparedCards(workspace).map(({ spec }) => ({ name: spec.name, value: spec }));
  const [best] = costMatrix([{ name: model.spec.name, value: model }], cards, [context], counting).best;
  const state = formatQuantity(modelWork(model, context, counting).stateBytes, 'data');
  const pair =
    best &&
    (best.attentionHardware === best.ffnHardware
      ? best.ffnHardware
      : `${best.attentionHardware} + ${best.ffnHardware}`);
  return [
    `${formatCount(total)} parameters, ${formatCount(active)} active`,
    `${state} of state a token at ${context}`,
    ...(best && pair ? [`≥ ${formatUsd(best.total)} USD per 1M on ${pair} (theoretical bound)`] : []),
  ];
}
