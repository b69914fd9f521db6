import { describe, expect, it } from 'vitest';
import { both, card, costed, deployment, model } from '../../../../tests/kit/specs';
import { DEFAULT_EFFICIENCY, type Estimate, estimate, type Hardware } from '.';

const h800 = both(card('h800'));
const step3 = model('step-3');
const afd = deployment('step-3-2a2f');

function estimated(
  spec = afd,
  subject = step3,
  hardware: Hardware = h800,
  options: Parameters<typeof estimate>[3] = {},
): Estimate {
  const result = estimate(spec, subject, hardware, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function microseconds(seconds: number | undefined): string {
  return ((seconds ?? Number.NaN) * 1e6).toFixed(0);
}

describe('Step-3 2A2F on H800', () => {
  const result = estimated();
  const moe = result.layers.find(({ ffn }) => ffn.name === 'moe');
  const link = (name: string): number | undefined => moe?.links.find((one) => one.name === name)?.seconds;

  it('takes per MoE layer what the worked example says', () => {
    expect(microseconds(moe?.attention.seconds)).toBe('174');
    expect(microseconds(link('dispatch'))).toBe('46');
    expect(microseconds(moe?.ffn.seconds)).toBe('128');
    expect(microseconds(link('scale-up'))).toBe('241');
    expect(microseconds(link('combine'))).toBe('92');
    expect(microseconds(result.head?.seconds)).toBe('176');
  });

  it('comes to 44.6 ms and 4,305 tokens/s per GPU', () => {
    expect((result.tpot * 1e3).toFixed(1)).toBe('44.6');
    expect(result.tokensPerSecondPerAccelerator.toFixed(0)).toBe('4305');
    expect(result.accelerators).toBe(32);
  });

  it('is bound by the scale-up link, 2% ahead of the round trip of one micro-batch', () => {
    expect(result.binding.name).toBe('scale-up');
    expect(result.binding.next.name).toBe('round trip');
    expect(result.binding.margin).toBeCloseTo(0.0218, 4);
    expect(result.binding.stall).toBeCloseTo(0, 12);
    expect(result.links.boundBy).toBe('scale-up');
    expect(result.attention.boundBy).toBe('memory');
  });

  it('costs the cards of both halves for the time of a token', () => {
    const usd = (1e6 * 32 * 2) / 3600 / result.tokensPerSecond;
    expect(result.usdPerMillionTokens).toBeCloseTo(usd, 12);
    expect((result.attention.usdPerMillionTokens ?? 0) + (result.ffn.usdPerMillionTokens ?? 0)).toBeCloseTo(
      usd,
      12,
    );
    expect(result.joulesPerToken).toBeCloseTo((32 * 700) / result.tokensPerSecond, 12);
  });

  it('spans the efficiencies’ ranges', () => {
    expect(result.interval.low).toBeLessThanOrEqual(result.tpot);
    expect(result.interval.high).toBeGreaterThan(result.tpot);
    const point = both(card('h800', { efficiency: { compute: 0.7, memory: 0.85, network: 0.8 } }));
    const { interval, tpot } = estimated(afd, step3, point);
    expect([interval.low, interval.high]).toEqual([tpot, tpot]);
  });

  it('fits: 49.1 GB of KV cache on an attention card, 19.0 GB of weights on an FFN card', () => {
    const [attention, ffn] = result.memory;
    expect(attention?.pool).toBe('attention');
    expect(attention?.state).toBe((6144 / 16) * 61 * 2 * 256 * 4096);
    expect(((ffn?.weights ?? 0) / 1e9).toFixed(1)).toBe('19.0');
    expect(result.memory.every(({ used, capacity }) => used < capacity)).toBe(true);
  });
});

describe('more context', () => {
  it.each([
    [2, 4096],
    [4, 8192],
    [16, 32768],
  ])('is carried by attention instances in proportion: %iA2F at %i', (instances, context) => {
    const attention = { hardware: 'h800', instances, accelerators: 8, parallel: { data: 8 * instances } };
    const spec = deployment('step-3-2a2f', { attention, workload: { context, batch: 6144 } });
    expect(estimated(spec).tpot / estimated().tpot).toBeGreaterThan(0.98);
    expect(estimated(spec).tpot).toBeLessThanOrEqual(estimated().tpot);
  });
});

describe('unequal contexts', () => {
  it('read the mean and keep the longest', () => {
    const spec = deployment('step-3-2a2f', {
      workload: { context: { mean: 4096, max: 16384 }, batch: 6144 },
    });
    const [equal, unequal] = [estimated(), estimated(spec)];
    expect(unequal.tpot).toBe(equal.tpot);
    expect(unequal.memory[0]?.state).toBe(4 * (equal.memory[0]?.state ?? 0));
  });
});

describe('utilization', () => {
  it('lowers output and raises cost, and leaves TPOT alone', () => {
    const spec = deployment('step-3-2a2f', { workload: { context: 4096, batch: 6144, utilization: '50%' } });
    const [full, half] = [estimated(), estimated(spec)];
    expect(half.tpot).toBe(full.tpot);
    expect(half.tokensPerSecond).toBeCloseTo(full.tokensPerSecond / 2, 6);
    expect(half.usdPerMillionTokens).toBeCloseTo(2 * (full.usdPerMillionTokens ?? 0), 12);
  });
});

describe('speculative decoding', () => {
  it('yields 1 + a + … + aⁿ tokens a step, for FLOPs times 1 + n and the same KV traffic', () => {
    const spec = deployment('step-3-2a2f', { speculative: { draft: 2, acceptance: 0.5 } });
    const [plain, drafted] = [estimated(), estimated(spec)];
    expect(drafted.tokensPerStep).toBe(1.75);
    expect(drafted.tpot).toBeCloseTo(drafted.step / 1.75, 15);
    const core = (one: Estimate) => one.layers[0]?.attention.kernels.find(({ name }) => name === 'core');
    expect(core(drafted)?.flops).toBe(3 * (core(plain)?.flops ?? 0));
    expect(core(drafted)?.bytes).toBe(core(plain)?.bytes);
  });
});

describe('the links of AFD', () => {
  const dispatch = (result: Estimate) =>
    result.layers.find(({ ffn }) => ffn.name === 'moe')?.links.find(({ name }) => name === 'dispatch')
      ?.seconds;

  it('carry a token to 1 − (1 − 1/f)^k of the instances when routed', () => {
    const routed = deployment('step-3-2a2f', { fan_out: 'routed' });
    expect((dispatch(estimated(routed)) ?? 0) / (dispatch(estimated()) ?? 0)).toBeCloseTo(1 - 0.5 ** 3, 12);
  });

  it('are as slow as the slower of the two servers', () => {
    const half = card('h800', { scale_out: { bandwidth: '400 Gbit/s', nics: 4 } });
    const full = card('h800');
    const slow = estimated(afd, step3, { attention: full, ffn: half });
    expect((dispatch(slow) ?? 0) / (dispatch(estimated()) ?? 0)).toBeCloseTo(2, 12);
    expect(dispatch(estimated(afd, step3, { attention: half, ffn: full }))).toBe(dispatch(slow));
  });

  it('carry the collectives too where no scale-up network joins the cards', () => {
    const written = card('h800');
    const { scale_up, ...bare } = written;
    const result = estimated(afd, step3, { attention: written, ffn: bare });
    expect(result.layers[1]?.links.map(({ name }) => name)).toEqual(['dispatch', 'combine']);
    // 7/8 of 2048 tokens through a card's 50 GB/s at 80%.
    const gather = (7 / 8) * 2048 * 7168 * (1 / 40e9);
    expect(result.layers[1]?.links[0]?.seconds).toBeCloseTo((dispatch(estimated()) ?? 0) + gather, 12);
    expect(scale_up?.domain).toBe(8);
  });
});

describe('tensor-parallel attention', () => {
  const kernels = (parallel: object, output_tensor?: number) => {
    const attention = {
      hardware: 'h800',
      instances: 2,
      accelerators: 8,
      parallel,
      ...(output_tensor === undefined ? {} : { output_tensor }),
    };
    const { layers } = estimated(deployment('step-3-2a2f', { attention }));
    return new Map(layers[0]?.attention.kernels.map((kernel) => [kernel.name, kernel]));
  };

  it('replicates the one KV head on every rank: as much state as with the whole batch on one card', () => {
    const [one, four] = [kernels({ data: 16 }), kernels({ data: 4, tensor: 4 })];
    expect(four.get('core')?.bytes).toBe(4 * (one.get('core')?.bytes ?? 0));
    expect(four.get('core')?.flops).toBeCloseTo(one.get('core')?.flops ?? 0, 0);
    expect(four.get('projection out')?.bytes).toBe((one.get('projection out')?.bytes ?? 0) / 4);
  });

  it('shards only the output projection with output_tensor', () => {
    const [one, eight] = [kernels({ data: 16 }), kernels({ data: 16 }, 8)];
    expect(eight.get('projections in')).toEqual(one.get('projections in'));
    expect(eight.get('projection out')?.bytes).toBe((one.get('projection out')?.bytes ?? 0) / 8);
    expect(eight.get('projection out')?.flops).toBe(one.get('projection out')?.flops);
  });
});

describe('routing', () => {
  it('reads the experts that the tokens touch: (E/e)·(1 − (1 − k/E)ⁿ), times the imbalance', () => {
    const gateUp = (changes: object, options = {}) =>
      estimated(deployment('step-3-2a2f', changes), step3, h800, options)
        .layers.find(({ ffn }) => ffn.name === 'moe')
        ?.ffn.kernels.find(({ name }) => name === 'gate-up')?.bytes;
    const matrices = 2 * 7168 * 5120;
    const shared = matrices / 16;
    expect(gateUp({})).toBeCloseTo((24 * matrices) / 8 + shared, 0);
    expect(gateUp({}, { batch: 48 })).toBeCloseTo((24 * (1 - (1 - 3 / 48) ** 16) * matrices) / 8 + shared, 0);
    expect(gateUp({ imbalance: 1.5 })).toBeCloseTo((1.5 * 24 * matrices) / 8 + shared, 0);
  });
});

describe('a kernel family of the hardware file', () => {
  it('wins over the card’s own efficiencies and overhead', () => {
    const tuned = card('h800', { kernels: { mfa: { memory: 0.425, overhead: '7 us' } } });
    const core = (hardware: Hardware) =>
      estimated(afd, step3, hardware).layers[0]?.attention.kernels.find(({ name }) => name === 'core');
    expect(core(both(tuned))?.memorySeconds).toBeCloseTo(2 * (core(h800)?.memorySeconds ?? 0), 12);
    expect(core(both(tuned))?.overhead).toBe(7e-6);
  });

  it('is the default, the catalog’s H800, where the file says nothing', () => {
    const { efficiency } = card('catalog:nvidia-h800');
    for (const peak of ['compute', 'memory', 'network'] as const)
      expect(DEFAULT_EFFICIENCY[peak]).toEqual(efficiency?.[peak]);
  });
});

describe('colocated deployments', () => {
  const expertParallel = deployment('deepseek-v3-ep128');
  const deepseek = model('deepseek-v3');

  it('share their cards: DeepSeek-V3 at expert parallel 128 is bound by the network between servers', () => {
    const result = estimated(expertParallel, deepseek);
    expect(result.accelerators).toBe(128);
    expect(result.links.boundBy).toBe('scale-out');
    // Measured: 1,850 to 2,324 tokens/s per GPU, with BF16 attention; see docs for what the estimate leaves out.
    expect(result.tokensPerSecondPerAccelerator).toBeGreaterThan(1850);
    expect(result.tokensPerSecondPerAccelerator).toBeLessThan(2 * 2324);
  });

  it('send a token to the ranks of its k experts, as long as DeepEP measures for half its batch', () => {
    const moe = estimated(expertParallel, deepseek).layers.find(({ ffn }) => ffn.name === 'moe');
    const out = moe?.links.filter(({ name }) => name === 'scale-out').map(({ seconds }) => seconds * 1e6);
    // DeepEP, docs/legacy.md, low-latency kernels at expert parallel 128: 192 and 369 us for 128 tokens.
    expect(out?.[0]).toBeGreaterThan(0.8 * (192 / 2));
    expect(out?.[0]).toBeLessThan(1.2 * (192 / 2));
    expect(out?.[1]).toBeGreaterThan(0.8 * (369 / 2));
    expect(out?.[1]).toBeLessThan(1.2 * (369 / 2));
  });

  it('gain from two-batch overlap', () => {
    const serial = deployment('deepseek-v3-ep128', { micro_batches: 1 });
    expect(estimated(expertParallel, deepseek).tpot).toBeLessThan(estimated(serial, deepseek).tpot);
  });

  it('take the sum of everything without overlap', () => {
    const one = deployment('deepseek-v3-ep128', { micro_batches: 1 });
    const result = estimated(one, deepseek);
    const layers = result.layers.reduce(
      (sum, { attention, ffn, links, count }) =>
        sum +
        count *
          (attention.seconds +
            ffn.seconds +
            links.reduce((all, { seconds, delay }) => all + seconds + delay, 0)),
      0,
    );
    expect(result.step).toBeCloseTo(layers + (result.head?.seconds ?? 0), 12);
  });

  it('need no network for one card', () => {
    const alone = deployment('deepseek-v3-ep128', {
      workload: { context: 4096, batch: 8 },
      micro_batches: 1,
      pool: { hardware: 'h800', instances: 1, accelerators: 1 },
    });
    const { scale_up: _, scale_out: __, ...bare } = card('h800');
    const result = estimated(alone, model('qwen3-235b-a22b'), both(bare));
    expect(result.links.seconds).toBe(0);
    expect(result.links.boundBy).toBeNull();
  });
});

describe('pipeline parallelism', () => {
  const dense = costed({
    name: 'Dense',
    hidden: 8192,
    attention: { gqa: { type: 'gqa', heads: 64, kv_heads: 8, head_dim: 128 } },
    ffn: { dense: { type: 'dense', width: 28672 } },
    layers: [{ count: 80, attention: 'gqa', ffn: 'dense' }],
  });
  const spec = (pipeline: number, micro_batches: number) =>
    deployment('deepseek-v3-ep128', {
      workload: { context: 4096, batch: 128 },
      micro_batches,
      pool: {
        hardware: 'h800',
        instances: 4,
        accelerators: 8,
        parallel: {
          attention: { tensor: 8, pipeline, data: 4 / pipeline },
          ffn: { tensor: 8, pipeline, data: 4 / pipeline, expert: 1 },
        },
      },
    });

  it('divides weights by its groups and keeps TPOT at that of the micro-batch it sends through', () => {
    const [four, one] = [estimated(spec(4, 4), dense), estimated(spec(1, 1), dense)];
    expect(four.memory[0]?.weights).toBeCloseTo((one.memory[0]?.weights ?? 0) / 4, 0);
    // Four groups work on a quarter of the batch each, as four data-parallel replicas do; only the handover is added.
    expect(four.step - four.pipeline.handover).toBeCloseTo(one.step, 12);
    expect(four.pipeline.handover).toBeGreaterThan(0);
  });
});
