import { costMatrix, modelWork, parameters } from '../../../core/cost';
import { formatCount, formatQuantity, formatUsd } from '../../../core/quantity';
import type { Settings } from '../../../protocol/settings';
import type { SourceFile, Workspace } from '../../workspace';
import { comparedCards } from '../cost/cards';

/** The size of a model: parameters, and bytes of state a token at a context. */
export interface ModelSize {
  readonly total: number;
  readonly active: number;
  readonly stateBytes: number;
  readonly context: number;
}

/** The size of a model, its state at the first of the compared contexts; undefined for one that is broken. */
export function modelSize(
  file: SourceFile<'model'>,
  workspace: Workspace,
  { counting, contexts: [context = 8192] }: Settings,
): ModelSize | undefined {
  const costed = file.spec && workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const { stateBytes } = modelWork(costed.model, context, counting);
  return { ...parameters(costed.model), stateBytes, context };
}

/** What is said above a model: its size, and its least cost at the first of the compared contexts. */
export function modelTitles(
  file: SourceFile<'model'>,
  { total, active, stateBytes, context }: ModelSize,
  workspace: Workspace,
  { counting }: Settings,
): readonly string[] {
  return [
    `${formatCount(total)} parameters, ${formatCount(active)} active`,
    `${formatQuantity(stateBytes, 'data')} of state a token at ${context}`,
    ...leastCost(file, context, workspace, counting),
  ];
}

/** The cards that serve a model for the least, and what that costs; nothing without a priced card. */
function leastCost(
  file: SourceFile<'model'>,
  context: number,
  workspace: Workspace,
  counting: Settings['counting'],
): readonly string[] {
  const costed = file.spec && workspace.costedModel(file.spec);
  if (costed?.ok !== true) return [];
  const cards = comparedCards(workspace).map(({ spec }) => ({ name: spec.name, value: spec }));
  const models = [{ name: costed.model.spec.name, value: costed.model }];
  const [best] = costMatrix(models, cards, [context], counting).best;
  if (best === undefined) return [];
  const { attentionHardware, ffnHardware, total } = best;
  const pair = attentionHardware === ffnHardware ? ffnHardware : `${attentionHardware} + ${ffnHardware}`;
  return [`≥ ${formatUsd(total)} USD per 1M on ${pair} (theoretical bound)`];
}
