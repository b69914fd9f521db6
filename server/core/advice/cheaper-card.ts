import { cardBound, type ModelWork } from '../cost';
import { type HardwareSpec, halvesOf, sharesCards } from '../spec';
import { stepWork } from './attention-off-roofline';
import type { CatalogCard } from './catalog-card';
import { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { type Variation, variation } from './variation';

/** The share by which another card must be cheaper to be proposed. */
const CHEAPER = 0.05;

/** A card with a lower bound on cost; both bounds in USD per 1M tokens. */
interface CheaperCard extends CatalogCard {
  readonly before: number;
  readonly after: number;
}

/** A change of card and the saving by the bound. */
export interface CardChange {
  readonly card: CheaperCard;
  readonly variation: Variation;
}

/**
 * The cost bound of the part that would move to another card: attention with AFD, both halves on shared cards. USD
 * per 1M steps of a sequence; undefined without a price or a rate.
 */
function costOn(costed: CostedDeployment, work: ModelWork, hardware: HardwareSpec): number | undefined {
  const bound = cardBound(work, hardware);
  const attention = bound?.attention.usdPerMillionTokens;
  const ffn = bound?.ffn.usdPerMillionTokens;
  if (!sharesCards(costed.spec) || attention === undefined || ffn === undefined) return attention;
  return attention + ffn;
}

/** The deployment with another card for its attention. */
function on(costed: CostedDeployment, hardware: HardwareSpec): CostedDeployment {
  const { spec, model } = costed;
  const ffn = sharesCards(spec) ? hardware : costed.hardware.ffn;
  return new CostedDeployment(spec, model, { attention: hardware, ffn });
}

/**
 * The change to the catalog card with the lowest cost bound for attention (for the whole model on shared cards).
 * Undefined if the deployment's card has no price, or if no card that can run it and hold its batch is cheaper by
 * 5%.
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
