import type { Counting } from '../designs';
import type { Half, HardwareSpec } from '../spec';
import { cardBound } from './bound';
import type { CostedModel } from './costed-model';
import { modelWork } from './work';

/** A value with the caller's name for it. */
export interface Named<Value> {
  readonly name: string;
  readonly value: Value;
}

/** The cost bound of a model on a card, in USD per 1M tokens; null if a price or a rate is missing. */
export interface MatrixRow {
  readonly model: string;
  readonly hardware: string;
  readonly context: number;
  readonly attention: number | null;
  readonly ffn: number | null;
  readonly total: number | null;
}

/** The cheapest card for each half of a model (the best AFD pair). */
export interface BestPair {
  readonly model: string;
  readonly context: number;
  readonly attentionHardware: string;
  readonly ffnHardware: string;
  readonly total: number;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly best: readonly BestPair[];
}

/** The bound of every model on every card at every context, and the best AFD pair of each model and context. */
export function costMatrix(
  models: readonly Named<CostedModel>[],
  cards: readonly Named<HardwareSpec>[],
  contexts: readonly number[],
  counting: Counting = 'exact',
): Matrix {
  const rows: MatrixRow[] = [];
  const best: BestPair[] = [];
  for (const model of models) {
    for (const context of contexts) {
      const work = modelWork(model.value, context, counting);
      const group = cards.map((card): MatrixRow => {
        const bound = cardBound(work, card.value);
        const attention = bound?.attention.usdPerMillionTokens ?? null;
        const ffn = bound?.ffn.usdPerMillionTokens ?? null;
        const total = attention === null || ffn === null ? null : attention + ffn;
        return { model: model.name, hardware: card.name, context, attention, ffn, total };
      });
      rows.push(...group);
      const pair = bestPair(group);
      if (pair !== undefined) best.push(pair);
    }
  }
  return { rows, best };
}

/** The cheapest card for each half among the rows of one model and context; undefined if none has a cost. */
export function bestPair(rows: readonly MatrixRow[]): BestPair | undefined {
  const attention = cheapest(rows, 'attention');
  const ffn = cheapest(rows, 'ffn');
  if (attention?.attention == null || ffn?.ffn == null) return undefined;
  return {
    model: attention.model,
    context: attention.context,
    attentionHardware: attention.hardware,
    ffnHardware: ffn.hardware,
    total: attention.attention + ffn.ffn,
  };
}

function cheapest(rows: readonly MatrixRow[], half: Half): MatrixRow | undefined {
  return rows.reduce<MatrixRow | undefined>((least, row) => {
    const [cost, known] = [row[half], least?.[half]];
    if (cost === null || !Number.isFinite(cost)) return least;
    return known == null || cost < known ? row : least;
  }, undefined);
}
