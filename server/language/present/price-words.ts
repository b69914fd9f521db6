import { formatQuantity } from '../../core/quantity';
import type { EffectivePrice, PriceBasis } from '../../core/spec';
import type { DeploymentSummary } from '../../core/summary';

/** What a price is based on; nothing for one that the card's own file states. */
const basisOf = ({ basis, date }: Pick<EffectivePrice, 'basis' | 'date'>): readonly string[] =>
  basis === 'file' ? [] : [basis, ...(date === undefined ? [] : [date])];

/** A price with its basis and date: `$1.30/h, rental, 2026-03`. */
export const priceWords = (price: EffectivePrice): string =>
  [formatQuantity(price.value, 'price'), ...basisOf(price)].join(', ');

/** The bases and dates of a deployment’s prices, each once; nothing for those that the cards’ own files state. */
export const priceBases = ({ prices }: Pick<DeploymentSummary, 'prices'>): readonly string[] =>
  [
    ...new Set(prices.flatMap(({ basis, date }) => basisOf({ basis, date: date ?? undefined }).join(' '))),
  ].filter((words) => words !== '');

/** The price of a card in words; without one, on which basis it has none. */
export const cardPriceWords = (price: EffectivePrice | undefined, basis: PriceBasis): string =>
  price === undefined ? `no ${basis} price, so no cost` : priceWords(price);

/** The key path of a card’s price in its file. */
export const pricePath = (basis: EffectivePrice['basis'] | undefined): readonly string[] =>
  basis === undefined || basis === 'file' || basis === 'deployment' ? ['price'] : ['prices', basis];
