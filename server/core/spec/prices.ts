import * as z from 'zod';
import { about, positive, quantity } from '../fields';

/** What a card's price may be based on. */
export const PRICE_BASES = ['rental', 'neocloud', 'hyperscaler'] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** The basis of costs when nothing else is asked for. */
export const USUAL_PRICE_BASIS: PriceBasis = 'rental';

const dated = z.strictObject({
  value: positive('price').meta(about('Price of one accelerator.', 'price')),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/, 'expected a month or a day such as 2026-03')
    .optional()
    .meta({ description: 'Month or day of the price, such as `2026-03`.' }),
  source: z.string().optional().meta({ description: 'Who asks that price, and where it is stated.' }),
});

const priceOn = (what: string) =>
  z
    .union([positive('price'), dated])
    .optional()
    .meta(about(`${what}: a price, or { value, date, source }.`, 'price', 'no cost on this basis'));

/** The prices of a hardware file by their basis. */
export const pricesSchema = z
  .strictObject({
    rental: priceOn('What a renter pays'),
    neocloud: priceOn('What owning and running it costs a GPU cloud'),
    hyperscaler: priceOn('What owning and running it costs a hyperscaler'),
  } satisfies Record<PriceBasis, unknown>)
  .optional()
  .meta({ description: 'Prices of one accelerator by their basis; `price` wins over them.' });

/** The prices of a deployment by the pool or by the reference of the card. */
export const cardPricesSchema = z
  .record(z.string(), quantity('price', { atLeast: 0 }).meta(about('Price of one accelerator.', 'price')))
  .optional()
  .meta({
    description:
      'Prices of accelerators that win over those of their files: by pool (`attention`, `ffn`, `pool`), or by reference as `hardware` has it.',
    otherwise: 'those of the hardware files',
  });

/** The price that costs are computed with. */
export interface EffectivePrice {
  /** USD per second of one accelerator. */
  readonly value: number;
  /** `file`: the `price` of the hardware file; `deployment`: the `prices` of the deployment. */
  readonly basis: PriceBasis | 'file' | 'deployment';
  readonly date?: string | undefined;
  readonly source?: string | undefined;
}

/** What a card's price depends on. */
interface Prices {
  readonly price?: number | undefined;
  readonly prices?: z.infer<typeof pricesSchema>;
  readonly sources?: Readonly<Record<string, string>> | undefined;
}

/**
 * The price of a card: that of the deployment, else the `price` of its file, else that of the basis; undefined without any.
 * @param override USD per second of one accelerator, as the deployment has it
 */
export function effectivePrice(
  { price, prices, sources }: Prices,
  basis: PriceBasis,
  override?: number,
): EffectivePrice | undefined {
  if (override !== undefined) return { value: override, basis: 'deployment' };
  if (price !== undefined) return { value: price, basis: 'file', source: sources?.price };
  const written = prices?.[basis];
  if (written === undefined) return undefined;
  return typeof written === 'number' ? { value: written, basis } : { ...written, basis };
}
