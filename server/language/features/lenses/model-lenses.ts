import { type CostedModel, costMatrix } from '../../../core/cost';
import { formatBytes, formatCount, formatTokens, formatUsd } from '../../../core/quantity';
import { firstContext, type ModelSummary, modelSummary, type View } from '../../../core/summary';
import { basisWords } from '../../present/deployment-words';
import { comparedCards, type PlacedFile, type Workspace } from '../../workspace';

/** A model with its summary at the first compared context; undefined if it has errors. */
export function summed(
  { file, workspace }: PlacedFile<'model'>,
  view: View,
): { readonly model: CostedModel; readonly summary: ModelSummary } | undefined {
  const costed = file.spec && workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const { model } = costed;
  return { model, summary: modelSummary(model, firstContext(view), view.counting) };
}

/** The titles of the lenses above a model: its size, and its lowest cost at the first compared context. */
export function modelTitles(
  model: CostedModel,
  { parameters, activeParameters, stateBytes }: ModelSummary,
  workspace: Workspace,
  view: View,
): readonly string[] {
  return [
    `${formatCount(parameters)} parameters, ${formatCount(activeParameters)} active`,
    `${formatBytes(stateBytes)} of state a token at ${formatTokens(firstContext(view))}`,
    ...leastCost(model, workspace, view),
  ];
}

/** The cards with the lowest cost for a model, and that cost; undefined without a priced card. */
function leastCost(model: CostedModel, workspace: Workspace, view: View): readonly string[] {
  const cards = comparedCards(workspace).map(({ spec }) => ({ name: spec.name, value: spec }));
  const models = [{ name: model.spec.name, value: model }];
  const [best] = costMatrix(models, cards, [firstContext(view)], view.counting).best;
  if (best === undefined) return [];
  const { attentionHardware, ffnHardware, total } = best;
  const pair = attentionHardware === ffnHardware ? ffnHardware : `${attentionHardware} + ${ffnHardware}`;
  return [`≥ ${formatUsd(total)} USD per 1M on ${pair} (${basisWords('bound')})`];
}
