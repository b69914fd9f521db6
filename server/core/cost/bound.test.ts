import { describe, expect, it } from 'vitest';
import { type HardwareSpec, modelSchema } from '../spec';
import {
  bestPair,
  type CostedModel,
  cardBound,
  computeTypes,
  costMatrix,
  costModel,
  meanRate,
  missingRates,
  modelWork,
} from '.';

const CARD: HardwareSpec = {
  name: 'Card',
  price: 2 / 3600,
  compute: { fp8: 2e15, bf16: 1e15 },
  memory: { capacity: 80e9, bandwidth: 4e12 },
};

/** One layer of 1,000 attention FLOPs, 10 bytes of state, 500 projection weights and 4,000 FFN FLOPs a token. */
function modelOf(attention: object = {}, ffn: object = {}): CostedModel {
  const result = costModel(
    modelSchema.parse({
      name: 'Model',
      hidden: 1,
      attention: { a: { type: 'custom', flops: 1000, state_bytes: 10, parameters: 500, ...attention } },
      ffn: { f: { type: 'custom', flops: 4000, ...ffn } },
      layers: [{ attention: 'a', ffn: 'f' }],
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

describe('the bound on a card', () => {
  it('overlaps arithmetic and memory of the attention core, and adds the projections', () => {
    const bound = cardBound(modelWork(modelOf(), 1), CARD);
    const seconds = Math.max(1000 / 2e15, 10 / 4e12) + 1000 / 2e15;
    expect(bound?.attention).toEqual({
      seconds,
      usdPerMillionTokens: (1e6 * seconds * 2) / 3600,
      boundBy: 'memory',
    });
    expect(bound?.ffn).toEqual({
      seconds: 4000 / 2e15,
      usdPerMillionTokens: (1e6 * (4000 / 2e15) * 2) / 3600,
      boundBy: 'compute',
    });
  });

  it('is bound by arithmetic where that takes longer', () => {
    expect(cardBound(modelWork(modelOf({ flops: 100_000 }), 1), CARD)?.attention.boundBy).toBe('compute');
  });

  it('uses the 16-bit rate on one-byte weights where the card has no FP8', () => {
    const bound = cardBound(modelWork(modelOf(), 1), { ...CARD, compute: { bf16: 1e15, int8: 4e15 } });
    expect(bound?.ffn.seconds).toBe(4000 / 1e15);
  });

  it('has no cost without a price, and is free where the price says so', () => {
    const { price: _, ...unpriced } = CARD;
    expect(cardBound(modelWork(modelOf(), 1), unpriced)).toMatchObject({
      attention: { usdPerMillionTokens: undefined },
      ffn: { seconds: 4000 / 2e15, usdPerMillionTokens: undefined },
    });
    expect(cardBound(modelWork(modelOf(), 1), { ...CARD, price: 0 })?.ffn.usdPerMillionTokens).toBe(0);
  });

  it('is not there where the card lacks a rate, and says which', () => {
    const model = modelOf({ precision: { attention: 'fp32' } });
    expect(cardBound(modelWork(model, 1), CARD)).toBeUndefined();
    expect(missingRates(CARD, computeTypes(model))).toEqual(['fp32']);
  });

  it('weighs formats by the time they take', () => {
    const flops = new Map([
      ['fp8', 2e15],
      ['bf16', 1e15],
    ] as const);
    expect(meanRate(CARD, flops)).toBe(3e15 / 2);
    expect(meanRate(CARD, new Map([['fp8', 7]] as const))).toBe(2e15);
    expect(meanRate(CARD, new Map())).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the matrix', () => {
  const named = (name: string, card: HardwareSpec) => ({ name, value: card });
  const model = { name: 'model', value: modelOf() };
  const { price: _, ...unpriced } = CARD;

  it('has a row for every model, context and card, in this order', () => {
    const cards = [named('one', CARD), named('two', CARD)];
    const { rows, best } = costMatrix([model, { ...model, name: 'other' }], cards, [1, 2]);
    expect(rows.map(({ model: name, context, hardware }) => `${name} ${context} ${hardware}`)).toEqual([
      'model 1 one',
      'model 1 two',
      'model 2 one',
      'model 2 two',
      'other 1 one',
      'other 1 two',
      'other 2 one',
      'other 2 two',
    ]);
    expect(best).toHaveLength(4);
  });

  it('leaves out of the best pair what has no price', () => {
    const dear = { ...CARD, price: 1 };
    const { rows, best } = costMatrix([model], [named('unpriced', unpriced), named('dear', dear)], [1]);
    expect(rows[0]).toMatchObject({ attention: null, ffn: null, total: null });
    expect(best).toMatchObject([{ attentionHardware: 'dear', ffnHardware: 'dear' }]);
    expect(costMatrix([model], [named('unpriced', unpriced)], [1]).best).toEqual([]);
  });

  it('pairs the cheapest card of each half, the first of equals', () => {
    const row = { model: 'm', context: 1, total: 0 };
    const rows = [
      { ...row, hardware: 'a', attention: 2, ffn: 1 },
      { ...row, hardware: 'b', attention: 1, ffn: 3 },
      { ...row, hardware: 'c', attention: 1, ffn: null },
      { ...row, hardware: 'd', attention: Number.NaN, ffn: Number.POSITIVE_INFINITY },
    ];
    expect(bestPair(rows)).toEqual({
      model: 'm',
      context: 1,
      attentionHardware: 'b',
      ffnHardware: 'a',
      total: 2,
    });
    expect(bestPair([])).toBeUndefined();
  });
});
