import { describe, expect, it } from 'vitest';
import { both, card, deployment, model } from '../../../../tests/kit/specs';
import { type Estimate, estimate } from '.';

const estimated = (speculative?: object): Estimate => {
  const spec = deployment('step-3-2a2f', { micro_batches: 1, ...(speculative && { speculative }) });
  const result = estimate(spec, model('step-3'), both(card('h800')));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

describe('tokens of a step with a draft', () => {
  it.each([
    [{ draft: 2, acceptance: 0.5 }, 1.75],
    [{ accepted: [1.84, 2.51, 3.01] }, 3.01],
    [{ draft: 2, accepted: [1.84, 2.51, 3.01] }, 2.51],
    [{ draft: 5, accepted: [1.84, 2.51, 3.01] }, 3.01],
    [{ draft: 4, curve: 'glm-5.2-mtp' }, 3.33],
  ])('%o', (speculative, tokens) => expect(estimated(speculative).tokensPerStep).toBeCloseTo(tokens, 12));

  it('are at most those that are verified', () => expect(estimated({ accepted: [7] }).tokensPerStep).toBe(2));
});

describe('the drafter', () => {
  const without = estimated({ accepted: [1.8, 2.4] });
  const drafted = estimated({ accepted: [1.8, 2.4], layers: 1 });

  it('runs once for each drafted token, between two steps', () => {
    expect(without.fixed.draft).toBe(0);
    expect(drafted.fixed.draft).toBeGreaterThan(0);
    expect(drafted.step - without.step).toBeCloseTo(drafted.fixed.draft, 12);
    const longer = estimated({ accepted: [1.8, 2.4, 2.9, 3.2], layers: 1 });
    expect(longer.fixed.draft).toBeCloseTo(2 * drafted.fixed.draft, 12);
  });

  it('takes more time with more layers', () =>
    expect(estimated({ accepted: [1.8, 2.4], layers: 2 }).fixed.draft).toBeGreaterThan(drafted.fixed.draft));

  it('holds weights and KV cache, and no embedding of its own', () => {
    const [before, after] = [without.memory[0], drafted.memory[0]];
    if (before === undefined || after === undefined) throw new Error('no pool');
    // One layer next to 61.
    expect(after.state / before.state).toBeCloseTo(62 / 61, 9);
    expect(after.weights).toBeGreaterThan(before.weights);
    expect(after.head).toBe(before.head);
  });
});
