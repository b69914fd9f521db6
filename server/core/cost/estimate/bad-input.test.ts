import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../tests/kit/runs';
import { both, card, costed, deployment, model } from '../../../../tests/kit/specs';
import { type EstimateResult, estimate } from '.';

/** Specs that the schemas accept and that make no sense: a problem each, never a crash, never a NaN. */

const h800 = card('h800');
const step3 = model('step-3');

function codes(result: EstimateResult): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const side = (instances: number, parallel: object = {}, accelerators = 8) => ({
  hardware: 'h800',
  instances,
  accelerators,
  parallel,
});

describe('a deployment that makes no sense', () => {
  const cases: [string, object, string][] = [
    ['a batch of 1', { workload: { context: 4096, batch: 1 } }, 'batch-below-cards'],
    ['a million instances', { attention: side(1e6) }, 'batch-below-cards'],
    ['1e15 instances of 1e15 cards', { attention: side(1e15, {}, 1e15) }, 'batch-below-cards'],
    ['degrees that miss the pool', { attention: side(2, { data: 8 }) }, 'degrees-mismatch'],
    ['degrees that do not divide it', { ffn: side(2, { tensor: 3 }) }, 'degrees-mismatch'],
    ['more tensor than heads', { attention: side(16, { tensor: 128 }) }, 'tensor-exceeds-heads'],
    ['more expert ranks than experts', { ffn: side(8, { expert: 64 }) }, 'experts-below-ranks'],
    ['experts for attention', { attention: side(2, { expert: 2 }) }, 'expert-in-attention'],
    ['an odd output_tensor', { attention: { ...side(2), output_tensor: 3 } }, 'output-tensor-mismatch'],
    [
      'unlike pipelines',
      { attention: side(2, { pipeline: 2 }), ffn: side(2, { pipeline: 4 }) },
      'pipeline-mismatch',
    ],
    [
      'more groups than layers',
      { attention: side(16, { pipeline: 128 }), ffn: side(16) },
      'pipeline-exceeds-layers',
    ],
    ['1e15 micro-batches', { micro_batches: 1e15 }, 'too-many-micro-batches'],
  ];
  it.each(cases)('%s', (_, changes, code) => {
    expect(codes(estimate(deployment('step-3-2a2f', changes), step3, both(h800)))).toContain(code);
  });

  it('fewer experts than active ones', () => {
    const subject = costed({
      ...step3.spec,
      ffn: {
        moe: { type: 'moe', experts: 4, active: 8, width: 5120 },
        dense: { type: 'dense', width: 18432 },
      },
    });
    expect(codes(estimate(deployment('step-3-2a2f'), subject, both(h800)))).toContain('experts-below-active');
  });

  it('AFD without a network between servers', () => {
    const { scale_out: _, ...bare } = h800;
    const result = estimate(deployment('step-3-2a2f'), step3, both(bare));
    expect(codes(result)).toEqual(['missing-scale-out', 'missing-scale-out']);
  });

  it('tensor-parallel cards without any network', () => {
    const { scale_out: _, scale_up: __, ...bare } = h800;
    const spec = deployment('deepseek-v3-ep128', {
      pool: { hardware: 'x', instances: 1, accelerators: 8, parallel: { ffn: { tensor: 8 } } },
    });
    expect(codes(estimate(spec, model('deepseek-v3'), both(bare)))).toContain('missing-network');
  });

  it('a format that the card cannot compute', () => {
    const old = { ...h800, compute: { int8: 1e15 } as typeof h800.compute };
    const result = estimate(deployment('step-3-2a2f'), step3, both(old));
    expect(new Set(codes(result))).toEqual(new Set(['missing-rate']));
  });

  it('custom expressions with a negative or an undefined value', () => {
    // At a context that is longer than the one at which models are checked.
    for (const flops of ['5000 - context', 'log2(max(0, 5000 - context))', '(context / 4096) ^ 1e9']) {
      const subject = costed({
        name: 'Custom',
        hidden: 1024,
        attention: { odd: { type: 'custom', flops } },
        ffn: { dense: { type: 'dense', width: 4096 } },
        layers: [{ attention: 'odd', ffn: 'dense' }],
      });
      const spec = deployment('step-3-2a2f', { workload: { context: 8192, batch: 6144 } });
      expect(codes(estimate(spec, subject, both(h800)))).toEqual(['invalid-work']);
    }
  });
});

/** Numbers of every size that the schemas let through. */
const size = fc.oneof(fc.constantFrom(1, 2, 8, 1e15), fc.integer({ min: 1, max: 1e6 }));
const rate = fc.double({ min: Number.MIN_VALUE, max: 1e308, noNaN: true });

function numbers(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
}

describe('any sizes', () => {
  it('give finite numbers or problems', () => {
    const shape = fc.record({
      hidden: size,
      heads: size,
      width: size,
      experts: size,
      active: size,
      layers: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(1, 100_000)),
      context: size,
      batch: size,
      instances: size,
      accelerators: size,
      micro_batches: fc.oneof(fc.integer({ min: 1, max: 5 }), size),
      tensor: fc.constantFrom(1, 1, 2, 8),
      pipeline: fc.constantFrom(1, 1, 2),
      bandwidth: rate,
      flops: rate,
      shared: fc.boolean(),
    });
    fc.assert(
      fc.property(shape, (s) => {
        const subject = costed({
          name: 'Any',
          hidden: s.hidden,
          vocabulary: s.width,
          attention: { gqa: { type: 'gqa', heads: s.heads, kv_heads: 1, head_dim: s.width } },
          ffn: { moe: { type: 'moe', experts: s.experts, active: s.active, width: s.width } },
          layers: [{ count: s.layers, attention: 'gqa', ffn: 'moe' }],
        });
        const hardware = {
          ...h800,
          compute: { fp8: s.flops } as typeof h800.compute,
          memory: { capacity: s.bandwidth, bandwidth: s.bandwidth },
          scale_up: { domain: 8, bandwidth: s.bandwidth },
        };
        const degrees = { tensor: s.tensor, pipeline: s.pipeline };
        const workload = { context: s.context, batch: s.batch };
        const { micro_batches } = s;
        const spec = s.shared
          ? deployment('deepseek-v3-ep128', {
              workload,
              micro_batches,
              pool: { ...side(s.instances, { attention: degrees, ffn: degrees }, s.accelerators) },
            })
          : deployment('step-3-2a2f', {
              workload,
              micro_batches,
              attention: side(s.instances, degrees, s.accelerators),
              ffn: side(s.accelerators, degrees),
            });
        const result = estimate(spec, subject, both(hardware));
        if (result.ok) expect(numbers(result.value).every(Number.isFinite)).toBe(true);
        else for (const { message } of result.problems) expect(message).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: runs(2000) },
    );
  });
});
