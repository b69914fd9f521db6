import { describe, expect, it } from 'vitest';
import { both, card, costed, deployment, model } from '../../../tests/kit/specs';
import { estimateStep, type Result, type Step } from '../cost';
import { simulate } from '../pipeline';
import type { AfdSpec, DeploymentSpec } from '../spec';
import {
  balance,
  bestColocated,
  breakingContext,
  largestBatch,
  memoryFit,
  paretoFrontier,
  smallestDeployment,
} from '.';

const h800 = both(card('h800'));
const step3 = model('step-3');
const afd = apart(deployment('step-3-2a2f'));

function apart(spec: DeploymentSpec): AfdSpec {
  if (spec.topology !== 'afd') throw new Error('expected AFD');
  return spec;
}

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function tpot(spec: DeploymentSpec, options = {}): number {
  return value(estimateStep(spec, step3, h800, options)).tpot;
}

describe('memory', () => {
  it('says the largest batch and the longest context that fit, to the sequence and the token', () => {
    const { largestBatch: batch, longestContext: context, fits } = value(memoryFit(afd, step3, h800));
    expect(fits).toBe(true);
    expect(value(memoryFit(afd, step3, h800, { batch: batch ?? 0 })).fits).toBe(true);
    expect(value(memoryFit(afd, step3, h800, { batch: (batch ?? 0) + 1 })).fits).toBe(false);
    expect(value(memoryFit(afd, step3, h800, { context: context ?? 0 })).fits).toBe(true);
    expect(value(memoryFit(afd, step3, h800, { context: (context ?? 0) + 1 })).fits).toBe(false);
  });

  it('holds nothing where the weights alone are too large', () => {
    const small = both(card('h800', { memory: { capacity: '16 GB', bandwidth: '3.35 TB/s' } }));
    const { largestBatch: batch, longestContext: context, fits } = value(memoryFit(afd, step3, small));
    expect([batch, context, fits]).toEqual([0, 0, false]);
  });

  it('has no longest context where the state has a fixed size', () => {
    const linear = costed({
      name: 'Linear',
      hidden: 4096,
      attention: { linear: { type: 'linear', heads: 32, head_dim: 128 } },
      ffn: { dense: { type: 'dense', width: 16384 } },
      layers: [{ count: 32, attention: 'linear', ffn: 'dense' }],
    });
    expect(value(memoryFit(afd, linear, h800)).longestContext).toBeNull();
  });
});

describe('the largest batch', () => {
  it('meets the target, and one sequence more does not', () => {
    const { batch, limitedBy } = value(largestBatch(afd, step3, h800));
    expect(limitedBy).toBe('target');
    expect(tpot(afd, { batch })).toBeLessThanOrEqual(0.05);
    expect(tpot(afd, { batch: (batch ?? 0) + 1 })).toBeGreaterThan(0.05);
  });

  it('is what fits where memory is shorter', () => {
    const { batch, limitedBy, byMemory } = value(largestBatch(afd, step3, h800, 1));
    expect(limitedBy).toBe('memory');
    expect(batch).toBe(byMemory);
  });

  it('is none where the target is out of reach', () => {
    expect(value(largestBatch(afd, step3, h800, 1e-3)).batch).toBeNull();
  });
});

describe('the context at which a deployment breaks', () => {
  it('is that of its memory here, before the target', () => {
    const found = value(breakingContext(afd, step3, h800));
    expect(found.brokenBy).toBe('memory');
    expect(found.longest).toBe(value(memoryFit(afd, step3, h800)).longestContext);
    expect(tpot(afd, { context: found.byTarget ?? 0 })).toBeLessThanOrEqual(0.05);
    expect(tpot(afd, { context: (found.byTarget ?? 0) + 1 })).toBeGreaterThan(0.05);
  });
});

/** Attention's slack found by playing the pipeline and comparing how long the stages stand idle, heads apart. */
function slackOfSimulation({ pipeline }: Step) {
  const idle = simulate(pipeline).resources.map(({ name, bubbles }) => ({
    name,
    seconds: bubbles.reduce((sum, { cause, seconds }) => (cause === 'head' ? sum : sum + seconds), 0),
  }));
  const attention = idle.find(({ name }) => name === 'attention')?.seconds ?? 0;
  const others = idle.filter(({ name }) => name !== 'attention');
  const busiest = others.reduce((one, other) => (other.seconds < one.seconds ? other : one));
  return { seconds: attention - busiest.seconds, against: busiest.name };
}

describe('the A:F balance', () => {
  const uniform = model('qwen3-235b-a22b');
  it.each([2048, 4096, 8192, 32768])(
    'of equal layers is the same by formula and by simulation at %i',
    (context) => {
      const options = { context };
      const [formula, played] = [
        value(balance(afd, uniform, h800, options)),
        value(balance(afd, uniform, h800, options, slackOfSimulation)),
      ];
      expect(Math.abs(played.instances / formula.instances - 1)).toBeLessThan(0.01);
      expect(played.against).toBe(formula.against);
    },
  );

  it('of unequal layers is the same within 1% too', () => {
    const [formula, played] = [
      value(balance(afd, step3, h800)),
      value(balance(afd, step3, h800, {}, slackOfSimulation)),
    ];
    expect(Math.abs(played.instances / formula.instances - 1)).toBeLessThan(0.01);
  });

  it('takes attention instances in proportion to the context where the KV cache binds', () => {
    const at = (context: number) => value(balance(afd, uniform, h800, { context })).instances;
    expect(at(65536) / at(32768)).toBeGreaterThan(1.8);
    expect(at(65536) / at(32768)).toBeLessThan(2.2);
  });
});

describe('the smallest deployment for a load', () => {
  it('carries it within the target and the memory, with no fewer accelerators', () => {
    const found = smallestDeployment(afd, step3, h800, { tokensPerSecond: 120_000 });
    expect(found?.tokensPerSecond).toBeGreaterThanOrEqual(120_000);
    expect(found?.tpot).toBeLessThanOrEqual(0.05);
    expect(found?.accelerators).toBe(24);
    expect(smallestDeployment(afd, step3, h800, { tokensPerSecond: 1e9 })).toBeUndefined();
  });

  it('sizes shared cards too', () => {
    const spec = deployment('deepseek-v3-ep128');
    const found = smallestDeployment(spec, model('deepseek-v3'), h800, { tokensPerSecond: 50_000 });
    expect(found?.deployment.topology).toBe('colocated');
    expect(found?.tokensPerSecond).toBeGreaterThanOrEqual(50_000);
  });
});

describe('the best colocated split', () => {
  const cards = { hardware: card('h800'), reference: 'catalog:nvidia-h800', instances: 4, accelerators: 8 };
  it('uses all the cards, fits, and is beaten by no other split', () => {
    const best = bestColocated(cards, step3, afd);
    expect(best?.deployment.pool.instances).toBe(4);
    expect(best?.step.layout.attention.cards).toBe(32);
    const naive: DeploymentSpec = {
      ...deployment('deepseek-v3-ep128'),
      workload: afd.workload,
      pool: { hardware: 'x', instances: 4, accelerators: 8 },
    } as DeploymentSpec;
    expect(best?.step.tpot).toBeLessThanOrEqual(tpot(naive));
  });

  it('is none where nothing fits', () => {
    const tiny = {
      ...cards,
      hardware: card('h800', { memory: { capacity: '8 GB', bandwidth: '3.35 TB/s' } }),
    };
    expect(bestColocated(tiny, step3, afd)).toBeUndefined();
  });
});

describe('the Pareto frontier', () => {
  it('keeps what nothing beats in every objective', () => {
    const points = [
      [1, 9],
      [2, 5],
      [3, 5],
      [4, 1],
      [4, 1],
      [5, 2],
    ] as const;
    expect(paretoFrontier(points, (point) => point)).toEqual([
      [1, 9],
      [2, 5],
      [4, 1],
    ]);
  });
});
