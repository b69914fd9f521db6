import type { HardwareSpec } from '../../spec';
import type { CatalogCard } from '../catalog-card';
import { CostedDeployment } from '../costed-deployment';
import { type CheaperCard, cheaperCard } from '../roofline';
import { type Variation, variation } from '../variation';
import { hasRoom } from './memory';

/** A change of card, and what it saves by the bound. */
export interface CardChange {
  readonly card: CheaperCard;
  readonly variation: Variation;
}

/** The deployment with another card where its attention is. */
function on(costed: CostedDeployment, hardware: HardwareSpec): CostedDeployment {
  const { spec, model } = costed;
  const ffn = spec.topology === 'afd' ? costed.hardware.ffn : hardware;
  return new CostedDeployment(spec, model, { attention: hardware, ffn });
}

/** The change to the card on which attention is cheapest by the bound, of those that can run it and hold the batch. */
export function changeToCheaper(
  costed: CostedDeployment,
  cards: readonly CatalogCard[],
): CardChange | undefined {
  const { spec } = costed;
  const fitted = hasRoom(costed);
  const card = cheaperCard(costed, cards, (hardware) => {
    const after = on(costed, hardware);
    return after.estimate() !== undefined && (hasRoom(after) || !fitted);
  });
  if (card === undefined) return undefined;
  const path = [spec.topology === 'afd' ? 'attention' : 'pool', 'hardware'];
  const title = `Use ${card.hardware.name} (${card.reference})`;
  return {
    card,
    variation: variation(spec, title, card.hardware.name, [{ path, value: card.reference }]),
  };
}
