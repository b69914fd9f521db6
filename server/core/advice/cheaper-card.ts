import { cardBound, type ModelWork } from '../cost';
import { type HardwareSpec, halvesOf, sharesCards } from '../spec';
import { stepWork } from './attention-off-roofline';
import type { CatalogCard } from './catalog-card';
import { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { type Variation, variation } from './variation';

/** By what share another card has to be cheaper to be worth a change. */
const CHEAPER = 0.05;

/** A card on which the bound is lower, with both bounds in USD per 1M tokens. */
interface CheaperCard extends CatalogCard {
  readonly before: number;
  readonly after: number;
}

/** A change of card, and what it saves by the bound. */
export interface CardChange {
  readonly card: CheaperCard;
  readonly variation: Variation;
}

/**
 * The bound of what a card would be exchanged for: attention alone with AFD, both halves on shared cards. USD per 1M steps of a
 * sequence; undefined without a price or a rate.
 */
function costOn(costed: CostedDeployment, work: ModelWork, hardware: HardwareSpec): number | undefined {
  const bound = cardBound(work, hardware);
  const attention = bound?.attention.usdPerMillionTokens;
  const ffn = bound?.ffn.usdPerMillionTokens;
  if (!sharesCards(costed.spec) || attention === undefined || ffn === undefined) return attention;
  return attention + ffn;
}

/** The deployment with another card where its attention is. */
function on(costed: CostedDeployment, hardware: HardwareSpec): CostedDeployment {
  const { spec, model } = costed;
  const ffn = sharesCards(spec) ? hardware : costed.hardware.ffn;
  return new CostedDeployment(spec, model, { attention: hardware, ffn });
}

/**
 * The change to the card of the catalog on which attention (on shared cards: the model) is cheapest by the bound. Undefined where
 * the deployment's card has no price, or none that can run it and hold its batch is cheaper by 5%.
 */
export function changeToCheaper(
  costed: CostedDeployment,
  cards: readonly CatalogCard[],
): CardChange | undefined {
  const { spec } = costed;
  const work = stepWork(costed);
  const kept = costed.layout()?.speculation.kept ?? 1;
  const before = work && costOn(costed, work, costed.hardware.attention);
  if (work === undefined || before === undefined) return undefined;
  let best: CheaperCard | undefined;
  for (const card of cards) {
    const after = costOn(costed, work, card.hardware);
    if (after === undefined || !(after < before * (1 - CHEAPER)) || after / kept >= (best?.after ?? Infinity))
      continue;
    if (canReplace(costed, on(costed, card.hardware)))
      best = { ...card, before: before / kept, after: after / kept };
  }
  if (best === undefined) return undefined;
  const { reference, hardware } = best;
  const changes = [{ path: halvesOf(spec).attention.pool.hardwarePath, value: reference }];
  return {
    card: best,
    variation: variation(spec, `Use ${hardware.name} (${reference})`, hardware.name, changes),
  };
}
