import { cardBound, modelWork } from '../../cost';
import type { CatalogCard } from '../catalog-card';
import { CostedDeployment } from '../costed-deployment';
import { sparsityPlaces } from '../sparsity';
import { type Variation, variation } from '../variation';
import { hasRoom } from './memory';

/** The cheapest card of the catalog, by the bound, that can run the FFN, hold it, and feed its mixtures of experts. */
export function feedingCard(costed: CostedDeployment, cards: readonly CatalogCard[]): Variation | undefined {
  const { spec, model, hardware } = costed;
  const layout = costed.layout();
  if (layout === undefined) return undefined;
  const work = modelWork(model, layout.context);
  let best: { readonly card: CatalogCard; readonly usd: number } | undefined;
  for (const card of cards) {
    const usd = cardBound(work, card.hardware)?.ffn.usdPerMillionTokens;
    if (usd === undefined || usd >= (best?.usd ?? Number.POSITIVE_INFINITY)) continue;
    const after = new CostedDeployment(spec, model, { ...hardware, ffn: card.hardware });
    if (after.estimate() === undefined || (hasRoom(costed) && !hasRoom(after))) continue;
    if (sparsityPlaces(after).every(({ sparsity, minimum }) => sparsity >= minimum)) best = { card, usd };
  }
  if (best === undefined) return undefined;
  const { reference, hardware: found } = best.card;
  const changes = [{ path: ['ffn', 'hardware'], value: reference }];
  return variation(spec, `Use ${found.name} (${reference}) for the FFN`, found.name, changes);
}
