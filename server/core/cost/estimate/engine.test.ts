import { describe, expect, it } from 'vitest';
import { both, card, costed, deployment, model } from '../../../../tests/kit/specs';
import { cardUnder, type Estimate, estimate, kernelOverhead, overheadAt } from '.';
import { efficiencyAt, networkEfficiencyAt } from './efficiency';
import { expectedLargest } from './fullest-rank';
import { fourFifths } from './interval';

function estimated(
  spec: ReturnType<typeof deployment>,
  subject = model('step-3'),
  hardware = both(card('h800')),
): Estimate {
  const result = estimate(spec, subject, hardware);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const pool = (instances: number, attention: object, ffn: object) => ({
  pool: { hardware: 'card', instances, accelerators: 8, parallel: { attention, ffn } },
});
const colocated = (changes: object) =>
  deployment('deepseek-v3-ep128', { engine: undefined, micro_batches: 1, ...changes });

describe('a number of a card', () => {
  const hardware = card('h800', {
    efficiency: { memory: 0.8 },
    overhead: { kernel: '4 us', layer: '6 us..10 us' },
    engines: {
      vllm: {
        overhead: { layer: { value: '20 us', low: '15 us', high: '30 us' } },
        kernels: { gqa: { memory: 0.7, fp8: { memory: 0.5, overhead: '14 us' } } },
      },
    },
  });

  it('is the engine’s own, by family and format, before the file’s top', () => {
    const vllm = cardUnder(hardware, 'vllm');
    expect(efficiencyAt(vllm, 'memory', 'gqa', 'value', 'fp8')).toBe(0.5);
    expect(efficiencyAt(vllm, 'memory', 'gqa', 'value', 'bf16')).toBe(0.7);
    expect(efficiencyAt(vllm, 'memory', 'mla', 'value', 'bf16')).toBe(0.8);
    expect(kernelOverhead(vllm, 'gqa', 'value', 'fp8')).toBeCloseTo(14e-6, 12);
    expect(kernelOverhead(vllm, 'gqa', 'value', 'bf16')).toBeCloseTo(4e-6, 12);
    expect(overheadAt(vllm, 'layer', 'value')).toBeCloseTo(20e-6, 12);
  });

  it('is what the engine reaches in general where the file says nothing', () => {
    expect(
      networkEfficiencyAt(cardUnder(card('h800', { efficiency: undefined }), 'sglang'), 'scale_up', 'value'),
    ).toBe(0.5);
    expect(overheadAt(cardUnder(hardware, 'sglang'), 'collective', 'value')).toBeGreaterThan(0);
  });

  it('is the file’s alone, and 0 otherwise, with `engine: none`', () => {
    const none = cardUnder(hardware, 'none');
    expect(overheadAt(none, 'layer', 'value')).toBeCloseTo(8e-6, 12);
    expect(overheadAt(none, 'collective', 'value')).toBeCloseTo(0, 12);
    expect(overheadAt(cardUnder(card('h800', { overhead: {} }), 'none'), 'kernel', 'value')).toBeCloseTo(
      5e-6,
      12,
    );
  });

  it('takes the least time at the end where efficiencies are high', () => {
    const vllm = cardUnder(hardware, 'vllm');
    expect(overheadAt(vllm, 'layer', 'high')).toBeCloseTo(15e-6, 12);
    expect(overheadAt(vllm, 'layer', 'low')).toBeCloseTo(30e-6, 12);
  });
});

describe('the kernels of an attention', () => {
  const vllm = cardUnder(card('h800'), 'vllm');
  const kernels = (id: string) =>
    estimated(colocated({ engine: 'vllm' }), model(`catalog:${id}`)).layers[0]?.attention.kernels ?? [];

  it('are those of its base where it is sparse, and the matrices of the indexer', () => {
    const [dense, sparse] = [kernels('deepseek-v3'), kernels('deepseek-v3.2')];
    expect([dense[1]?.family, sparse[1]?.family]).toEqual(['mla', 'mla']);
    expect(sparse[1]?.overhead).toBe(kernelOverhead(vllm, 'mla', 'value', 'bf16'));
    const launches = (one: typeof dense) =>
      one.map(({ overhead }) => overhead / kernelOverhead(vllm, 'linear', 'value', 'fp8'));
    expect([launches(dense)[0], launches(dense)[2]]).toEqual([3, 2]);
    expect([launches(sparse)[0], launches(sparse)[2]]).toEqual([5, 2]);
  });

  it('read the state in its own format where it is linear, not as the matrices do', () => {
    const core = kernels('qwen3-next-80b-a3b').find(({ name }) => name === 'core');
    expect(core).toMatchObject({ family: 'linear_attention', stored: 'fp32' });
  });
});

describe('the expected largest of n normal numbers', () => {
  it.each([
    [1, 0],
    [2, 0.564],
    [8, 1.424],
    [32, 2.07],
    [128, 2.6],
  ])('of %i is %d', (n, expected) => {
    expect(Math.abs(expectedLargest(n) - expected)).toBeLessThan(0.04);
  });
});

describe('attention data parallel', () => {
  const context = (deviation?: number) => ({ context: { mean: 4096, max: 8192, deviation }, batch: 1024 });
  const core = (spec: ReturnType<typeof deployment>) =>
    estimated(spec, model('deepseek-v3')).layers[0]?.attention.kernels.find(({ name }) => name === 'core')
      ?.bytes ?? 0;

  it('waits for the fullest rank, the longer the more contexts differ', () => {
    const even = core(colocated({ workload: context() }));
    const some = core(colocated({ workload: context(1000) }));
    const more = core(colocated({ workload: context(2000) }));
    // 8 sequences on each of 128 ranks.
    expect(some / even).toBeCloseTo(1 + (expectedLargest(128) * 1000) / 4096 / Math.sqrt(8), 9);
    expect(more).toBeGreaterThan(some);
  });

  it('takes the deviation from the lengths of a service', () => {
    const served = { context: 4096, batch: 1024, aggregated: { prompt: 2048, output: 4096 } };
    expect(core(colocated({ workload: served }))).toBeGreaterThan(core(colocated({ workload: context() })));
  });
});

describe('prefill on the same cards', () => {
  const step = (aggregated?: object) =>
    estimated(colocated({ workload: { context: 4096, batch: 8192, aggregated } }), model('deepseek-v3'));

  it('lengthens a step, the more the shorter outputs are', () => {
    const [none, long, short] = [
      step(),
      step({ prompt: 1024, output: 4096 }),
      step({ prompt: 1024, output: 512 }),
    ];
    expect(none.fixed.prefill).toBe(0);
    expect(short.fixed.prefill).toBeCloseTo(8 * long.fixed.prefill, 9);
    expect(short.tpot).toBeGreaterThan(long.tpot);
  });
});

describe('all-to-all on H800, against DeepEP’s published low-latency times', () => {
  it.each([
    [8, 77, 114],
    [16, 118, 195],
    [32, 155, 273],
    [64, 173, 314],
    [128, 192, 369],
    [256, 194, 360],
  ])(
    'of 128 tokens among %i ranks takes %i us to dispatch and %i us to combine',
    (ranks, dispatch, combine) => {
      const spec = colocated({
        workload: { context: 4096, batch: 128 * ranks },
        ...pool(ranks / 8, { data: ranks }, { expert: ranks }),
      });
      const { layers } = estimated(spec, model('catalog:deepseek-v3'), both(card('catalog:nvidia-h800')));
      const times =
        layers.find(({ ffn }) => ffn.name === 'moe')?.links.map(({ seconds, delay }) => seconds + delay) ??
        [];
      for (const [index, measured] of [dispatch, combine].entries())
        expect(Math.abs((times[index] ?? 0) / (measured * 1e-6) - 1)).toBeLessThan(0.15);
    },
  );
});

describe('an attention layer, against Table 9 of the Step-3 paper', () => {
  const precision = { weights: 'bf16', kv: 'bf16', attention: 'bf16', linear: 'bf16' };
  const attention = {
    mfa: { type: 'mfa', heads: 64, kv_heads: 1, head_dim: 256, query_rank: 2048 },
    mla: {
      type: 'mla',
      heads: 128,
      query_rank: 1536,
      kv_rank: 512,
      rope_dim: 64,
      nope_dim: 128,
      value_dim: 128,
    },
  };
  const layer = (name: 'mfa' | 'mla') =>
    costed({
      name,
      hidden: 7168,
      vocabulary: 1024,
      precision,
      attention: { [name]: attention[name] },
      ffn: { dense: { type: 'dense', width: 1024 } },
      layers: [{ count: 1, attention: name, ffn: 'dense' }],
    });

  it.each([
    ['mfa', 'h800', 281],
    ['mfa', 'h20', 438],
    ['mfa', 'a800', 531],
    ['mla', 'h800', 372],
    ['mla', 'h20', 1252],
  ] as const)('of %s takes on %s within 20%% of %i us', (name, id, measured) => {
    const spec = colocated({
      engine: 'none',
      workload: { context: 8192, batch: 256 },
      pool: {
        hardware: 'card',
        instances: 1,
        accelerators: 4,
        parallel: { attention: { data: 4 }, ffn: { expert: 1, data: 4 } },
      },
    });
    const { layers } = estimated(spec, layer(name), both(card(`catalog:nvidia-${id}`)));
    const seconds = layers[0]?.attention.seconds ?? 0;
    expect(Math.abs((seconds * 1e6) / measured - 1)).toBeLessThan(0.2);
  });
});

describe('AFD in one scale-up domain', () => {
  it('sends tokens over it, without a hop between servers', () => {
    const rack = card('h800', { scale_up: { domain: 72, bandwidth: '200 GB/s' } });
    const links = (hardware: typeof rack) =>
      estimated(deployment('step-3-2a2f'), model('step-3'), both(hardware)).layers.at(-1)?.links ?? [];
    const dispatch = (hardware: typeof rack) => links(hardware).find(({ name }) => name === 'dispatch');
    expect(dispatch(rack)?.delay).toBe(0);
    // 200 GB/s of NVLink for each card against a NIC of 50 GB/s.
    expect((dispatch(card('h800'))?.seconds ?? 0) / (dispatch(rack)?.seconds ?? 1)).toBeCloseTo(4, 9);
  });
});

describe('the interval', () => {
  it('is the residual alone where ranges have no width, and grows with them', () => {
    const point = fourFifths(1, { low: 1, high: 1 }, true);
    const wide = fourFifths(1, { low: 0.7, high: 1.4 }, true);
    const unseen = fourFifths(1, { low: 1, high: 1 }, false);
    expect(point.high * point.low).toBeCloseTo(1, 12);
    expect(wide.high).toBeGreaterThan(point.high);
    expect(wide.low).toBeLessThan(point.low);
    expect(unseen.high).toBeGreaterThan(point.high);
  });

  it('says how many runs like this one were measured', () => {
    const { validation } = estimated(colocated({ engine: 'vllm' }), model('deepseek-v3'));
    expect(validation.like).not.toBe('');
    expect(estimated(deployment('step-3-2a2f')).validation).toEqual({
      runs: 0,
      medianError: null,
      like: 'no engine is modelled',
    });
  });
});

describe('fixed times', () => {
  it('add up to what a step with no work left would take', () => {
    const { fixed, tpot } = estimated(colocated({ engine: 'vllm' }), model('deepseek-v3'));
    for (const seconds of Object.values(fixed)) expect(seconds).toBeGreaterThanOrEqual(0);
    expect(fixed.kernels + fixed.layers + fixed.step).toBeLessThan(tpot);
    expect(fixed.step).toBeGreaterThan(0);
    expect(estimated(deployment('step-3-2a2f')).fixed).toMatchObject({
      layers: 0,
      links: 0,
      step: 0,
      prefill: 0,
    });
  });
});
