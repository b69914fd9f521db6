import fc from 'fast-check';
import { expect, it } from 'vitest';
import { modelMemory, modelWork, parameters } from '../../server/core/cost';
import { modelOf } from '../kit/models';

/** What each FFN costs per decoded token, written out a second time. */
const size = fc.integer({ min: 1, max: 4096 });
const sizes = fc.record({
  h: size,
  width: size,
  E: fc.integer({ min: 1, max: 512 }),
  k: fc.integer({ min: 1, max: 16 }),
  shared: fc.integer({ min: 0, max: 4 }),
  sharedWidth: size,
  gated: fc.boolean(),
  V: fc.integer({ min: 0, max: 200_000 }),
});

it('dense: two matrices, three with a gate', () => {
  fc.assert(
    fc.property(sizes, ({ h, width, gated }) => {
      const model = modelOf({ hidden: h, ffn: { type: 'dense', width, gated } });
      const matrices = gated ? 3 : 2;
      expect(modelWork(model, 1)).toMatchObject({ ffnFlops: 2 * matrices * h * width, otherFlops: 0 });
      expect(parameters(model)).toEqual({ total: matrices * h * width, active: matrices * h * width });
    }),
  );
});

it('mixture of experts: active and shared experts, the router apart', () => {
  fc.assert(
    fc.property(sizes, ({ h, width, E, k, shared, sharedWidth, gated, V }) => {
      const ffn = { type: 'moe', experts: E, active: k, width, shared, shared_width: sharedWidth, gated };
      const model = modelOf({ hidden: h, vocabulary: V, ffn });
      const matrices = gated ? 3 : 2;
      const [router, head] = [h * E, V * h];
      expect(modelWork(model, 1)).toMatchObject({
        ffnFlops: 2 * matrices * h * (width * k + sharedWidth * shared),
        otherFlops: 2 * router + 2 * head,
      });
      expect(modelWork(model, 1, 'step3-paper').otherFlops).toBe(0);
      expect(parameters(model)).toEqual({
        total: matrices * h * (width * E + sharedWidth * shared) + router + 2 * head,
        active: matrices * h * (width * k + sharedWidth * shared) + router + head,
      });
    }),
  );
});

it('shared experts are as wide as the routed ones, and FFNs gated, by default', () => {
  const short = modelOf({ hidden: 8, ffn: { type: 'moe', experts: 4, active: 2, width: 16, shared: 1 } });
  expect(modelWork(short, 1).ffnFlops).toBe(2 * 3 * 8 * (16 * 2 + 16));
});

it('custom: what its expressions say, and half the FLOPs as parameters where it does not', () => {
  fc.assert(
    fc.property(sizes, ({ h, width }) => {
      const flops = '6 * hidden * width';
      const implied = modelOf({ hidden: h, ffn: { type: 'custom', flops, width } });
      expect(modelWork(implied, 1).ffnFlops).toBe(6 * h * width);
      expect(parameters(implied)).toEqual({ total: 3 * h * width, active: 3 * h * width });
      const said = { parameters: '100 * width', active_parameters: '10 * width', weight_bytes: '7 * width' };
      const stated = modelOf({ hidden: h, ffn: { type: 'custom', flops, width, ...said } });
      expect(parameters(stated)).toEqual({ total: 100 * width, active: 10 * width });
      expect(modelMemory(stated, 1).ffnWeights).toBe(7 * width);
    }),
  );
});
