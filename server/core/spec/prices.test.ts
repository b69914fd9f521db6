import { describe, expect, it } from 'vitest';
import { catalog } from '../catalog';
import { effectivePrice, PRICE_BASES, Pricing } from '.';

const MEMORY = { capacity: 80e9, bandwidth: 3.35e12 };
const CARD = { name: 'Card', compute: { bf16: 1e15 }, memory: MEMORY };
const DATED = { value: 2, date: '2026-03', source: 'a price list' };

describe('the effective price of a card', () => {
  it.each([
    ['that of the deployment', { price: 1, prices: { rental: 3 } }, 4, { value: 4, basis: 'deployment' }],
    ['that of its file', { price: 1, prices: { rental: 3 } }, undefined, { value: 1, basis: 'file' }],
    ['that of the basis', { prices: { rental: 3, neocloud: 5 } }, undefined, { value: 3, basis: 'rental' }],
    [
      'dated where the file dates it',
      { prices: { rental: DATED } },
      undefined,
      { ...DATED, basis: 'rental' },
    ],
  ])('is %s', (_, prices, override, expected) => {
    expect(effectivePrice(prices, 'rental', override)).toEqual(expected);
  });

  it('is none on a basis that the file leaves out', () => {
    expect(effectivePrice({ prices: { rental: 3 } }, 'hyperscaler')).toBeUndefined();
  });

  it('names the source of the file’s price', () => {
    expect(effectivePrice({ price: 1, sources: { price: 'an invoice' } }, 'rental')?.source).toBe(
      'an invoice',
    );
  });
});

describe('a priced card', () => {
  const hardware = { ...CARD, prices: { rental: DATED } };
  const pricing = new Pricing('rental');

  it('has the effective price, and says what it is based on', () => {
    expect(pricing.of(hardware)).toMatchObject({ price: 2, pricing: { basis: 'rental', date: '2026-03' } });
  });

  it('is the same object at the same price', () => {
    expect(pricing.of(hardware)).toBe(pricing.of(hardware));
    expect(pricing.of(hardware, 3)).toBe(pricing.of(hardware, 3));
    expect(pricing.of(hardware, 3)).not.toBe(pricing.of(hardware));
  });

  it('without a price is as its file has it', () => {
    expect(pricing.of(CARD)).toBe(CARD);
  });
});

describe('the catalog', () => {
  /** Cards of which no price is public. */
  const UNPRICED = ['nvidia-l20', 'ascend-910c', 'ascend-cloudmatrix384', 'google-tpu-v7x'];

  it.each(catalog.filter(({ kind }) => kind === 'hardware').map(({ id, text }) => [id, text]))(
    'has a rental price for %s where one is public',
    (id, text) => {
      expect(/^price:|^ {2}rental:/m.test(text)).toBe(!UNPRICED.includes(id));
    },
  );

  it('has no price on a basis that the language lacks', () => {
    const bases = catalog.flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): \{ value: \$/gm)]);
    for (const [, basis] of bases) expect(PRICE_BASES).toContain(basis);
  });
});
