import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Estimate,
  type EstimateOptions,
  estimate,
  estimateStep,
  type Hardware,
} from '../../server/core/cost';
import { simulate } from '../../server/core/pipeline';
import type { DeploymentSpec, HardwareSpec } from '../../server/core/spec';
import { runs } from '../kit/runs';
import { both, card, costed, deployment, model } from '../kit/specs';

/** Laws of the estimate, over AFD and shared cards, equal and hybrid layers. */

/** Every fourth layer of another attention and FFN, so that the pipeline stalls. */
const hybrid = costed({
  name: 'Hybrid',
  hidden: 5120,
  vocabulary: 100_000,
  attention: {
    full: { type: 'gqa', heads: 40, kv_heads: 8, head_dim: 128 },
    light: { type: 'linear', heads: 64, head_dim: 128, output_gate: true },
  },
  ffn: {
    moe: { type: 'moe', experts: 128, active: 4, width: 2048, shared: 1 },
    dense: { type: 'dense', width: 16384 },
  },
  layers: [
    {
      repeat: 12,
      of: [
        { count: 3, attention: 'light', ffn: 'moe' },
        { attention: 'full', ffn: 'dense' },
      ],
    },
    { count: 2, attention: 'full', ffn: 'moe' },
  ],
});

const models = [model('step-3'), model('deepseek-v3'), model('qwen3-235b-a22b'), hybrid];

const afd = fc
  .record({
    a: fc.integer({ min: 1, max: 6 }),
    f: fc.integer({ min: 1, max: 4 }),
    tensor: fc.constantFrom(1, 2, 8),
    attentionTensor: fc.constantFrom(1, 1, 4),
    fan_out: fc.constantFrom('broadcast', 'routed'),
    micro_batches: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ a, f, tensor, attentionTensor, fan_out, micro_batches }) =>
    deployment('step-3-2a2f', {
      attention: { hardware: 'x', instances: a, accelerators: 8, parallel: { tensor: attentionTensor } },
      ffn: { hardware: 'x', instances: f, accelerators: 8, parallel: { tensor } },
      fan_out,
      micro_batches,
    }),
  );

const colocated = fc
  .record({
    instances: fc.integer({ min: 1, max: 6 }),
    attention: fc.constantFrom(1, 2, 8),
    tensor: fc.constantFrom(1, 4, 8),
    micro_batches: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ instances, attention, tensor, micro_batches }) =>
    deployment('deepseek-v3-ep128', {
      pool: {
        hardware: 'x',
        instances,
        accelerators: 8,
        parallel: { attention: { tensor: attention }, ffn: { tensor } },
      },
      micro_batches,
    }),
  );

const deployments = fc.oneof(afd, colocated);
/** With the times and counts of an engine, or without. */
const served = fc
  .tuple(deployments, fc.constantFrom('none', 'vllm', 'sglang', 'trtllm', undefined))
  .map(([spec, engine]): DeploymentSpec => ({ ...spec, engine }));
const subject = fc.constantFrom(...models.keys());
const cards = fc.constantFrom(card('h800'), card('h20'), card('catalog:nvidia-h100'));
const batch = fc.integer({ min: 200, max: 20_000 });
const context = fc.integer({ min: 1, max: 65_536 });

function tpot(spec: DeploymentSpec, kind: number, hardware: Hardware, options: EstimateOptions): number {
  const result = estimateStep(spec, models[kind] ?? hybrid, hardware, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.tpot;
}

/** One way in which a card gets worse: a peak or an efficiency falls, an overhead grows. */
const worsening = fc.constantFrom<(hardware: HardwareSpec, by: number) => HardwareSpec>(
  (hardware, by) => ({
    ...hardware,
    compute: Object.fromEntries(
      Object.entries(hardware.compute).map(([type, rate]) => [type, (rate ?? 0) / by]),
    ) as HardwareSpec['compute'],
  }),
  ({ memory, ...hardware }, by) => ({ ...hardware, memory: { ...memory, bandwidth: memory.bandwidth / by } }),
  ({ scale_up, ...hardware }, by) => ({
    ...hardware,
    ...(scale_up === undefined ? {} : { scale_up: { ...scale_up, bandwidth: scale_up.bandwidth / by } }),
  }),
  ({ scale_out, ...hardware }, by) => ({
    ...hardware,
    ...(scale_out === undefined ? {} : { scale_out: { ...scale_out, bandwidth: scale_out.bandwidth / by } }),
  }),
  (hardware, by) => ({ ...hardware, efficiency: { compute: { value: 0.6 / by } } }),
  (hardware, by) => ({ ...hardware, efficiency: { memory: { value: 0.8 / by } } }),
  (hardware, by) => ({ ...hardware, efficiency: { network: { value: 0.8 / by } } }),
  (hardware, by) => ({ ...hardware, overhead: { kernel: 5e-6 * by } }),
  (hardware, by) => ({ ...hardware, overhead: { hop: 15e-6 * by } }),
  (hardware, by) => ({ ...hardware, overhead: { layer: 1e-5 * by } }),
  (hardware, by) => ({ ...hardware, overhead: { step: 5e-4 * by } }),
  (hardware, by) => ({
    ...hardware,
    overhead: { collective: 6e-6 * by, exchange: 2e-5 * by, token: 5e-7 * by },
  }),
  (hardware, by) => ({
    ...hardware,
    efficiency: { scale_up: { value: 0.5 / by }, scale_out: { value: 0.8 / by } },
  }),
);

const factor = fc.double({ min: 1, max: 20, noNaN: true });
const ROUNDING = 1 + 1e-11;

describe('TPOT never falls', () => {
  it('when a rate, bandwidth or efficiency falls or an overhead grows', () => {
    fc.assert(
      fc.property(
        served,
        subject,
        cards,
        batch,
        context,
        worsening,
        fc.tuple(factor, factor).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const),
        (spec, kind, hardware, sequences, tokens, worsen, [less, more]) => {
          const options = { batch: sequences, context: tokens };
          const better = tpot(spec, kind, both(worsen(hardware, less)), options);
          expect(tpot(spec, kind, both(worsen(hardware, more)), options) * ROUNDING).toBeGreaterThanOrEqual(
            better,
          );
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it('when the batch, the context, the imbalance or the draft grows', () => {
    fc.assert(
      fc.property(served, subject, cards, batch, context, factor, (spec, kind, hardware, b, c, more) => {
        const now = tpot(spec, kind, both(hardware), { batch: b, context: c });
        const larger = [
          tpot(spec, kind, both(hardware), { batch: Math.ceil(b * more), context: c }),
          tpot(spec, kind, both(hardware), { batch: b, context: Math.ceil(c * more) }),
        ];
        for (const then of larger) expect(then * ROUNDING).toBeGreaterThanOrEqual(now);
        // A stated imbalance replaces that of chance.
        const uneven = (imbalance: number) =>
          tpot({ ...spec, imbalance }, kind, both(hardware), { batch: b, context: c });
        expect(uneven(more) * ROUNDING).toBeGreaterThanOrEqual(uneven(1));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('time is the only scale', () => {
  it('so that everything n times as fast takes an n-th of the time', () => {
    fc.assert(
      fc.property(deployments, subject, batch, factor, (spec, kind, sequences, times) => {
        const slow = card('h800');
        const { compute, memory, scale_up, scale_out, ...rest } = slow;
        const fast: HardwareSpec = {
          ...rest,
          compute: Object.fromEntries(
            Object.entries(compute).map(([type, rate]) => [type, (rate ?? 0) * times]),
          ) as HardwareSpec['compute'],
          memory: { ...memory, bandwidth: memory.bandwidth * times },
          scale_up: { domain: scale_up?.domain ?? 8, bandwidth: (scale_up?.bandwidth ?? 1) * times },
          scale_out: { bandwidth: (scale_out?.bandwidth ?? 1) * times },
          overhead: { kernel: 5e-6 / times, hop: 15e-6 / times },
        };
        const options = { batch: sequences };
        const ratio = tpot(spec, kind, both(slow), options) / tpot(spec, kind, both(fast), options);
        expect(ratio / times).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(200) },
    );
  });
});

function full(spec: DeploymentSpec, kind: number, options: EstimateOptions): Estimate {
  const result = estimate(spec, models[kind] ?? hybrid, both(card('h800')), options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('an estimate', () => {
  it('is what the simulation of its pipeline measures, to 1 part in 10⁹', () => {
    fc.assert(
      fc.property(deployments, subject, batch, context, (spec, kind, sequences, tokens) => {
        const { pipeline, step } = full(spec, kind, { batch: sequences, context: tokens });
        expect(simulate(pipeline).step / step).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(150) },
    );
  });

  it('adds up: halves to the whole cost, kernels to their half, busy and idle to the step', () => {
    fc.assert(
      fc.property(deployments, subject, batch, (spec, kind, sequences) => {
        const result = full(spec, kind, { batch: sequences });
        const { attention, ffn, usdPerMillionTokens, layers, pipeline, step } = result;
        const sum = (attention.usdPerMillionTokens ?? 0) + (ffn.usdPerMillionTokens ?? 0);
        expect(sum / (usdPerMillionTokens ?? Number.NaN)).toBeCloseTo(1, 9);
        for (const layer of layers)
          expect(layer.ffn.kernels.reduce((all, { seconds }) => all + seconds, 0)).toBeCloseTo(
            layer.ffn.seconds,
            15,
          );
        for (const { busy, bubbles } of simulate(pipeline).resources) {
          const idle = bubbles.reduce((all, { seconds }) => all + seconds, 0);
          expect((busy + idle) / step).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('stands within its interval, and no resource works more than all the time', () => {
    fc.assert(
      fc.property(deployments, subject, batch, (spec, kind, sequences) => {
        const {
          interval,
          tpot: middle,
          attention,
          ffn,
          links,
          binding,
          step,
        } = full(spec, kind, { batch: sequences });
        expect(interval.low).toBeLessThanOrEqual(middle);
        expect(interval.high).toBeGreaterThanOrEqual(middle);
        for (const { utilization } of [attention, ffn, links])
          expect(utilization).toBeLessThanOrEqual(1 + 1e-9);
        expect(binding.seconds).toBeLessThanOrEqual(step * (1 + 1e-9));
      }),
      { numRuns: runs(200) },
    );
  });
});
