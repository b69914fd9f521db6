import {
  cardBound,
  type FlopsByType,
  intensity,
  type ModelWork,
  meanRate,
  modelWork,
  type RooflinePlace,
} from '../cost';
import type { HardwareSpec } from '../spec';
import type { CatalogCard } from './catalog-card';
import type { CostedDeployment } from './costed-deployment';

/** By what factor an intensity has to be off a card's ridge to count as far. */
const FAR = 4;
/** By what share another card has to be cheaper to be worth a change. */
const CHEAPER = 0.05;

/** The work of one sequence in a step: of one token, or with a draft of all that are verified, which read the state once. */
function stepWork(costed: CostedDeployment): ModelWork | undefined {
  const layout = costed.estimate() === undefined ? undefined : costed.layout();
  if (layout === undefined) return undefined;
  const { verified } = layout.speculation;
  const work = modelWork(costed.model, layout.context);
  if (verified === 1) return work;
  const times = (flops: FlopsByType): FlopsByType =>
    new Map([...flops].map(([type, amount]) => [type, amount * verified]));
  return {
    stateBytes: work.stateBytes,
    attentionFlops: work.attentionFlops * verified,
    linearFlops: work.linearFlops * verified,
    ffnFlops: work.ffnFlops * verified,
    otherFlops: work.otherFlops * verified,
    attentionByType: times(work.attentionByType),
    linearByType: times(work.linearByType),
    ffnByType: times(work.ffnByType),
  };
}

/** Where the attention of a deployment stands on its card's roofline, if that is far from the ridge. */
export function farFromRidge(costed: CostedDeployment): RooflinePlace | undefined {
  const work = stepWork(costed);
  if (work === undefined || !(work.stateBytes > 0)) return undefined;
  const { attention } = costed.hardware;
  const rate = meanRate(attention, work.attentionByType);
  if (rate === undefined) return undefined;
  const ridge = rate / attention.memory.bandwidth;
  const place = { intensity: intensity(work), ridge, ratio: intensity(work) / ridge };
  const far = place.ratio * FAR < 1 || place.ratio > FAR;
  return far && place.ratio > 0 && Number.isFinite(place.ratio) ? place : undefined;
}

/**
 * The bound of what a card would be exchanged for: attention alone with AFD, both halves on shared cards. USD per 1M steps of a
 * sequence; undefined without a price or a rate.
 */
function costOn(costed: CostedDeployment, work: ModelWork, hardware: HardwareSpec): number | undefined {
  const bound = cardBound(work, hardware);
  const attention = bound?.attention.usdPerMillionTokens;
  const ffn = bound?.ffn.usdPerMillionTokens;
  if (costed.spec.topology === 'afd' || attention === undefined || ffn === undefined) return attention;
  return attention + ffn;
}

/** A card on which the bound is lower, with both bounds in USD per 1M tokens. */
export interface CheaperCard extends CatalogCard {
  readonly before: number;
  readonly after: number;
}

/**
 * The card of the catalog on which attention (on shared cards: the model) is cheapest by the bound. Undefined where the
 * deployment's card has no price, or none is cheaper by 5% and holds what has to be held.
 */
export function cheaperCard(
  costed: CostedDeployment,
  cards: readonly CatalogCard[],
  holds: (hardware: HardwareSpec) => boolean,
): CheaperCard | undefined {
  const work = stepWork(costed);
  const kept = costed.layout()?.speculation.kept ?? 1;
  const before = work && costOn(costed, work, costed.hardware.attention);
  if (work === undefined || before === undefined) return undefined;
  let best: CheaperCard | undefined;
  for (const card of cards) {
    const after = costOn(costed, work, card.hardware);
    if (after === undefined || !(after < before * (1 - CHEAPER)) || after / kept >= (best?.after ?? Infinity))
      continue;
    if (holds(card.hardware)) best = { ...card, before: before / kept, after: after / kept };
  }
  return best;
}
