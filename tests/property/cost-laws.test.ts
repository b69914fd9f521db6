import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalog, findCatalogEntry } from '../../server/core/catalog';
import {
  type CostedModel,
  cardBound,
  costMatrix,
  costModel,
  modelWork,
  parameters,
} from '../../server/core/cost';
import {
  HALVES,
  type HardwareSpec,
  hardwareSchema,
  modelSchema,
  type NumberType,
} from '../../server/core/spec';

/** What holds of every model and every card, whatever their sizes. */
const size = fc.integer({ min: 1, max: 256 });
const attention = fc.oneof(
  fc.record({ type: fc.constant('mha'), heads: size, head_dim: size }),
  fc.record({
    type: fc.constant('gqa'),
    heads: size,
    kv_heads: size,
    head_dim: size,
    output_gate: fc.boolean(),
  }),
  fc.record({ type: fc.constant('mfa'), heads: size, head_dim: size, query_rank: size }),
  fc.record({
    type: fc.constant('mla'),
    heads: size,
    kv_rank: size,
    rope_dim: size,
    nope_dim: size,
    value_dim: size,
  }),
  fc.record({ type: fc.constant('sliding'), heads: size, head_dim: size, window: size }),
  fc.record({ type: fc.constant('linear'), heads: size, head_dim: size }),
  fc.record({
    type: fc.constant('sparse'),
    base: fc.record({ type: fc.constant('mqa'), heads: size, head_dim: size }),
    top_k: size,
    index_heads: size,
    index_dim: size,
  }),
);
const ffn = fc.oneof(
  fc.record({ type: fc.constant('dense'), width: size, gated: fc.boolean() }),
  fc.record({ type: fc.constant('moe'), experts: size, active: size, width: size, shared: fc.nat(3) }),
);
const layers = fc.array(
  fc.record({ count: size, attention: fc.constantFrom('a', 'b'), ffn: fc.constantFrom('f', 'g') }),
  {
    minLength: 1,
    maxLength: 5,
  },
);
const parts = fc.record({ hidden: size, a: attention, b: attention, f: ffn, g: ffn, layers });

type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

function modelOf({ hidden, a, b, f, g, layers: list }: Parts, only: readonly unknown[] = list): CostedModel {
  const spec = modelSchema.parse({ name: 'Model', hidden, attention: { a, b }, ffn: { f, g }, layers: only });
  const result = costModel(spec);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

const card: fc.Arbitrary<HardwareSpec> = fc
  .record({
    price: fc.integer({ min: 1, max: 1000 }),
    fp8: fc.integer({ min: 1, max: 10_000 }),
    fp32: fc.integer({ min: 1, max: 1000 }),
    bandwidth: fc.integer({ min: 1, max: 20_000 }),
  })
  .map(({ price, fp8, fp32, bandwidth }) =>
    hardwareSchema.parse({
      name: 'Card',
      price: `${price / 100} USD/h`,
      compute: { fp8: `${fp8} TFLOP/s`, fp32: `${fp32} TFLOP/s` },
      memory: { capacity: '80 GB', bandwidth: `${bandwidth} GB/s` },
    }),
  );

const context = fc.integer({ min: 1, max: 1_000_000 });
const KEYS = ['stateBytes', 'attentionFlops', 'linearFlops', 'ffnFlops'] as const;

describe('work', () => {
  it('never falls as the context grows, and projections and FFN do not see it', () => {
    fc.assert(
      fc.property(parts, context, context, (drawn, one, other) => {
        const model = modelOf(drawn);
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((at) => modelWork(model, at));
        if (less === undefined || more === undefined) throw new Error('two contexts');
        expect(more.stateBytes).toBeGreaterThanOrEqual(less.stateBytes);
        expect(more.attentionFlops).toBeGreaterThanOrEqual(less.attentionFlops);
        expect([more.linearFlops, more.ffnFlops]).toEqual([less.linearFlops, less.ffnFlops]);
      }),
    );
  });

  it('is the sum of its layers', () => {
    fc.assert(
      fc.property(parts, context, (drawn, at) => {
        const whole = modelWork(modelOf(drawn), at);
        const each = drawn.layers.map((layer) => modelWork(modelOf(drawn, [layer]), at));
        for (const key of KEYS) expect(whole[key]).toBe(each.reduce((sum, work) => sum + work[key], 0));
        const total = (model: CostedModel): number => parameters(model).total;
        const sum = drawn.layers.reduce((sofar, layer) => sofar + total(modelOf(drawn, [layer])), 0);
        expect(total(modelOf(drawn))).toBe(sum);
      }),
    );
  });

  it('does not depend on how the layers are written', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 32 }), context, (drawn, times, at) => {
        const nested = modelOf(drawn, [{ repeat: times, of: drawn.layers }]);
        const flat = modelOf(
          drawn,
          drawn.layers.map((layer) => ({ ...layer, count: layer.count * times })),
        );
        for (const key of KEYS) expect(modelWork(nested, at)[key]).toBe(modelWork(flat, at)[key]);
      }),
    );
  });
});

describe('cost', () => {
  it('scales with the price, and leaves the time alone', () => {
    fc.assert(
      fc.property(parts, card, context, (drawn, one, at) => {
        const work = modelWork(modelOf(drawn), at);
        const [cheap, dear] = [
          cardBound(work, one),
          cardBound(work, { ...one, price: (one.price ?? 0) * 4 }),
        ];
        for (const half of HALVES) {
          expect(dear?.[half].seconds).toBe(cheap?.[half].seconds);
          const ratio = (dear?.[half].usdPerMillionTokens ?? 0) / (cheap?.[half].usdPerMillionTokens ?? 0);
          expect(ratio).toBeCloseTo(4, 12);
        }
      }),
    );
  });

  it('never rises on a card that is faster in anything', () => {
    const faster = fc.constantFrom<'bandwidth' | NumberType>('bandwidth', 'fp8', 'fp32');
    fc.assert(
      fc.property(parts, card, faster, context, (drawn, one, what, at) => {
        const work = modelWork(modelOf(drawn), at);
        const better: HardwareSpec =
          what === 'bandwidth'
            ? { ...one, memory: { ...one.memory, bandwidth: one.memory.bandwidth * 2 } }
            : { ...one, compute: { ...one.compute, [what]: (one.compute[what] ?? 0) * 2 } };
        for (const half of HALVES)
          expect(cardBound(work, better)?.[half].seconds).toBeLessThanOrEqual(
            cardBound(work, one)?.[half].seconds ?? 0,
          );
      }),
    );
  });

  it('of the best pair is never more than that of any one card', () => {
    fc.assert(
      fc.property(parts, fc.array(card, { minLength: 1, maxLength: 5 }), context, (drawn, cards, at) => {
        const named = cards.map((value, index) => ({ name: String(index), value }));
        const { rows, best } = costMatrix([{ name: 'model', value: modelOf(drawn) }], named, [at]);
        expect(best[0]?.total).toBeLessThanOrEqual(Math.min(...rows.map(({ total }) => total ?? Number.NaN)));
      }),
    );
  });
});

describe('the two ways of counting', () => {
  it('differ in MLA, lightning attention and the other FLOPs, and in nothing else', () => {
    fc.assert(
      fc.property(parts, context, (drawn, at) => {
        const model = modelOf(drawn);
        const [exact, paper] = [modelWork(model, at), modelWork(model, at, 'step3-paper')];
        expect([paper.stateBytes, paper.linearFlops, paper.ffnFlops]).toEqual([
          exact.stateBytes,
          exact.linearFlops,
          exact.ffnFlops,
        ]);
        expect(paper.otherFlops).toBe(0);
        const differs = drawn.layers.some((layer) => ['mla', 'linear'].includes(drawn[layer.attention].type));
        if (!differs) expect(paper.attentionFlops).toBe(exact.attentionFlops);
      }),
    );
  });

  it.each(catalog.filter(({ kind }) => kind === 'model').map(({ id }) => id))(
    'hold for %s of the catalog',
    (id) => {
      const result = costModel(modelSchema.parse(parse(findCatalogEntry(id)?.text ?? '')));
      if (!result.ok) throw new Error(id);
      const [exact, paper] = [modelWork(result.model, 8192), modelWork(result.model, 8192, 'step3-paper')];
      expect([paper.stateBytes, paper.linearFlops, paper.ffnFlops]).toEqual([
        exact.stateBytes,
        exact.linearFlops,
        exact.ffnFlops,
      ]);
    },
  );
});
