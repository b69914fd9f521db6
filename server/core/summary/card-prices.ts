import type { Hardware } from '../cost';
import type { EffectivePrice, PricedHardware } from '../spec';

/** USD per hour and PFLOP/s: price over peak. Both are per second in SI. */
export const usdPerPflopHour = (price: number, rate: number): number => (price / rate) * 1e15 * 3600;

/** USD per hour and TB/s: price over memory bandwidth. Both are per second in SI. */
export const usdPerTerabyteHour = (price: number, bandwidth: number): number =>
  (price / bandwidth) * 1e12 * 3600;

/** The price of a deployment's card as its costs are computed with it. */
export interface CardPrice {
  readonly hardware: string;
  readonly usdPerHour: number;
  /** `file`: the `price` of the hardware file; `deployment`: the `prices` of the deployment. */
  readonly basis: EffectivePrice['basis'];
  readonly date: string | null;
  readonly source: string | null;
}

/** The prices of a deployment's cards: those of attention, and of the FFN where they differ. */
export function cardPrices({ attention, ffn }: Hardware): readonly CardPrice[] {
  const cards: readonly PricedHardware[] = attention === ffn ? [attention] : [attention, ffn];
  return cards.flatMap(({ name, pricing }) => {
    if (pricing === undefined) return [];
    const { value, basis, date = null, source = null } = pricing;
    return [{ hardware: name, usdPerHour: value * 3600, basis, date, source }];
  });
}
