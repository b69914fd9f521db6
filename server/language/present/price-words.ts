import { formatQuantity } from '../../core/quantity';
import type { EffectivePrice, PriceBasis } from '../../core/spec';
import type { DeploymentSummary } from '../../core/summary';

/** The basis of a price; undefined if the card's own file states it. */
const basisOf = ({ basis, date }: Pick<EffectivePrice, 'basis' | 'date'>): readonly string[] =>
  basis === 'file' ? [] : [basis, ...(date === undefined ? [] : [date])];

/** A price with its basis and date: `$1.30/h, rental, 2026-03`. */
export const priceWords = (price: EffectivePrice): string =>
  [formatQuantity(price.value, 'price'), ...basisOf(price)].join(', ');

/**
 * The bases and dates of a deployment’s prices, without duplicates; empty for prices from the cards’ own files.
 */
export const priceBases = ({ prices }: Pick<DeploymentSummary, 'prices'>): readonly string[] =>
  [
    ...new Set(prices.flatMap(({ basis, date }) => basisOf({ basis, date: date ?? undefined }).join(' '))),
  ].filter((words) => words !== '');

/** The price of a card in words; without one, the basis for which it is missing. */
export const cardPriceWords = (price: EffectivePrice | undefined, basis: PriceBasis): string =>
  price === undefined ? `no ${basis} price, so no cost` : priceWords(price);

/** The key path of a card’s price in its file. */
export const pricePath = (basis: EffectivePrice['basis'] | undefined): readonly string[] =>
  basis === undefined || basis === 'file' || basis === 'deployment' ? ['price'] : ['prices', basis];
