import { describe, expect, it } from 'vitest';
import { both, card, deployment, model } from '../../../tests/kit/specs';
import { estimateStep } from '../cost';
import { batchesNear, fits, neighbours, neighboursFrontier } from '.';

const h800 = both(card('h800'));
const step3 = model('step-3');
const afd = deployment('step-3-2a2f');
const colocated = deployment('deepseek-v3-ep128');

describe('neighbours', () => {
  it.each([
    ['AFD', afd],
    ['colocated', colocated],
  ])('of %s are few, different and in a fixed order, the deployment among them', (_, spec) => {
    const all = [...neighbours(spec)].map((neighbour) => JSON.stringify(neighbour));
    expect(all.length).toBeLessThan(1300);
    expect(new Set(all).size).toBe(all.length);
    expect([...neighbours(spec)].map((neighbour) => JSON.stringify(neighbour))).toEqual(all);
  });

  it('of a million instances are none but itself in size', () => {
    const pool = { hardware: 'h800', instances: 1_000_000, accelerators: 8 };
    const spec = deployment('deepseek-v3-ep128', { pool });
    expect([...neighbours(spec)].length).toBeLessThan(20);
  });

  it('have batches of whole sequences for every card and micro-batch', () => {
    expect(batchesNear(100, 48).filter((batch) => batch !== 100 && batch % 48 !== 0)).toEqual([]);
    expect(batchesNear(1, 48)).toEqual([48]);
  });
});

describe('the frontier around a deployment', () => {
  const frontier = neighboursFrontier(afd, step3, h800);

  it('gains output with every step in TPOT, and costs less', () => {
    expect(frontier.length).toBeGreaterThan(5);
    for (const [index, point] of frontier.entries()) {
      const before = frontier[index - 1];
      if (before === undefined) continue;
      expect(point.tpot).toBeGreaterThan(before.tpot);
      expect(point.tokensPerSecondPerAccelerator).toBeGreaterThan(before.tokensPerSecondPerAccelerator);
      expect(point.usdPerMillionTokens ?? 0).toBeLessThan(before.usdPerMillionTokens ?? 0);
    }
  });

  it('fits its memory, and says what the estimate says', () => {
    for (const { deployment: spec, batch, tpot } of frontier) {
      const step = estimateStep(spec, step3, h800);
      if (!step.ok) throw new Error(JSON.stringify(step.problems));
      expect(step.value.tpot).toBe(tpot);
      expect(spec.workload.batch).toBe(batch);
      expect(fits(step3, step.value.layout)).toBe(true);
    }
  });

  it('is no worse than the deployment itself', () => {
    const own = estimateStep(afd, step3, h800);
    if (!own.ok) throw new Error(JSON.stringify(own.problems));
    const output = 6144 / own.value.tpot / 32;
    const as = frontier.filter(({ tpot }) => tpot <= own.value.tpot);
    expect(Math.max(...as.map((point) => point.tokensPerSecondPerAccelerator))).toBeGreaterThanOrEqual(
      output,
    );
  });

  it('has no cost without a price', () => {
    const { price: _, ...free } = card('h800');
    for (const { usdPerMillionTokens } of neighboursFrontier(afd, step3, both(free)))
      expect(usdPerMillionTokens).toBeNull();
  });
});
