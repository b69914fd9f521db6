import { catalog } from '../../server/core/catalog';
import { cardBound, costMatrix, modelWork } from '../../server/core/cost';
import type { HardwareSpec, ModelSpec } from '../../server/core/spec';
import { catalogUri, Workspace } from '../../server/language';
import { perSecond } from './statistics';

/** How many models are costed on how many cards in a second. */
export interface MatrixSpeed {
  /** One model on one card at one context, from the model's formulas on. */
  readonly single: number;
  /** Rows of the matrix of the whole catalog at two contexts. */
  readonly matrix: number;
}

/** The speed of the bound on the catalog's models and cards, in this process. */
export function measureMatrix(): MatrixSpeed {
  const workspace = new Workspace();
  const specs = (kind: 'model' | 'hardware'): unknown[] =>
    catalog
      .filter((entry) => entry.kind === kind)
      .map((entry) => workspace.file(catalogUri(entry.id) ?? '')?.spec);
  const models = (specs('model') as ModelSpec[]).flatMap((spec) => {
    const result = workspace.costedModel(spec);
    return result.ok ? [{ name: spec.name, value: result.model }] : [];
  });
  const cards = (specs('hardware') as HardwareSpec[]).map((spec) => ({ name: spec.name, value: spec }));
  const contexts = [8192, 32768];
  const single = (): number => {
    for (const { value: model } of models)
      for (const { value: card } of cards) cardBound(modelWork(model, 8192), card);
    return models.length * cards.length;
  };
  const matrix = (): number => costMatrix(models, cards, contexts).rows.length;
  // The first round lets the compiler do its work.
  perSecond(single, 0.5);
  perSecond(matrix, 0.5);
  return { single: perSecond(single), matrix: perSecond(matrix) };
}
