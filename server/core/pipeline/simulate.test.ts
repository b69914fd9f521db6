import { describe, expect, it } from 'vitest';
import { closedFormTpot } from '../../../tests/kit/closed-form';
import { type Pipeline, simulate, steadyStep, type TimelineEvent } from '.';

/** Two stages of 10 and 6 seconds and a way of 1 second after each, for two micro-batches. */
const twoStages: Pipeline = {
  resources: ['attention', 'ffn'],
  kinds: [
    {
      kind: 'mfa + moe',
      phases: [
        [
          { resource: 0, seconds: 10, delay: 1 },
          { resource: 1, seconds: 6, delay: 1 },
        ],
      ],
    },
  ],
  sequence: [{ kind: 0, count: 4 }],
  microBatches: 2,
  head: { resource: 0, seconds: 3 },
  stretch: 1,
  handover: 0,
};

/** Attention and FFN on the same cards, a network after each. */
const shared: Pipeline = {
  ...twoStages,
  resources: ['cards', 'scale-out'],
  kinds: [
    {
      kind: 'mla + moe',
      phases: [
        [
          { resource: 0, seconds: 5, delay: 0 },
          { resource: 1, seconds: 4, delay: 0 },
        ],
        [
          { resource: 0, seconds: 4, delay: 0 },
          { resource: 1, seconds: 4, delay: 0 },
        ],
      ],
    },
  ],
  head: { resource: 0, seconds: 0 },
};

describe('the steady state', () => {
  it('is that of the busiest stage: 4 layers · 2 · 10 s and two heads', () => {
    const simulation = simulate(twoStages);
    expect(simulation.step).toBe(4 * 20 + 2 * 3);
    expect(simulation.step).toBe(
      closedFormTpot({ layers: 4, stages: [10, 6], hops: 2, microBatches: 2, head: 3 }),
    );
    expect(simulation.warmup.steps).toBeGreaterThan(0);
  });

  it('says how much each resource works and what it waits for', () => {
    const [attention, ffn] = simulate(twoStages).resources;
    expect(attention?.busy).toBe(80 + 6);
    expect(attention?.utilization).toBe(1);
    expect(attention?.bubbles).toEqual([]);
    expect(ffn?.busy).toBe(48);
    // 4 seconds a service: the micro-batch that it waits for was in attention for 3 and on its way for 1.
    expect(ffn?.bubbles).toEqual([
      { cause: 'attention', seconds: 24 },
      { cause: 'hop', seconds: 8 },
      { cause: 'head', seconds: 6 },
    ]);
  });

  it('of one micro-batch is its round trip', () => {
    const alone = { ...twoStages, microBatches: 1 };
    expect(simulate(alone).step).toBe(4 * 18 + 3);
    expect(steadyStep(alone)).toBe(4 * 18 + 3);
  });

  it('overlaps one micro-batch’s arithmetic with the other’s network on shared cards', () => {
    expect(steadyStep({ ...shared, microBatches: 1 })).toBe(4 * 17);
    expect(steadyStep(shared)).toBe(4 * 2 * 9);
    expect(simulate(shared).step).toBe(4 * 2 * 9);
  });

  it('counts the groups of pipeline parallelism', () => {
    const grouped = { ...twoStages, stretch: 1.5, handover: 7 };
    expect(simulate(grouped).step).toBe(1.5 * 86 + 7);
    expect(steadyStep(grouped)).toBe(1.5 * 86 + 7);
  });
});

describe('the timeline', () => {
  const { timeline } = simulate(twoStages, { timeline: true });
  const of = (wanted: Partial<TimelineEvent>) =>
    timeline.filter((event) =>
      Object.entries(wanted).every(([key, value]) => event[key as keyof TimelineEvent] === value),
    );

  it('begins with the first micro-batch in attention', () => {
    expect(timeline[0]).toEqual({
      resource: 'attention',
      microBatch: 0,
      step: 0,
      layer: 0,
      kind: 0,
      start: 0,
      end: 10,
    });
  });

  it('has every layer of every micro-batch and step once, unless a head cuts it in two', () => {
    const seconds = of({ resource: 'ffn', step: 1 }).reduce((sum, { start, end }) => sum + end - start, 0);
    expect(seconds).toBe(4 * 2 * 6);
    expect(of({ kind: 'head', step: 1 })).toHaveLength(2);
  });

  it.each(['attention', 'ffn'] as const)('never has %s do two things at once', (resource) => {
    const events = of({ resource });
    for (const [index, event] of events.entries())
      expect(events[index + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(event.end - 1e-9);
  });

  it('lets a micro-batch start its next step once its token is sampled', () => {
    for (const microBatch of [0, 1]) {
      const [head] = of({ kind: 'head', step: 0, microBatch });
      const [next] = of({ resource: 'attention', step: 1, layer: 0, microBatch });
      expect(next?.start).toBeGreaterThanOrEqual(head?.end ?? Number.POSITIVE_INFINITY);
    }
  });

  it('is empty unless asked for', () => {
    expect(simulate(twoStages).timeline).toEqual([]);
  });
});

describe('jitter', () => {
  const jitter = { amount: 0.2, seed: 7 };

  it('gives the same run for the same seed and another for another', () => {
    const run = (seed: number) => simulate(twoStages, { jitter: { amount: 0.2, seed } });
    expect(run(7)).toEqual(run(7));
    expect(run(7).step).not.toBe(run(8).step);
  });

  it('costs time where stages wait for each other, though services take as long on average', () => {
    const balanced: Pipeline = {
      ...twoStages,
      kinds: [
        {
          kind: 'even',
          phases: [
            [
              { resource: 0, seconds: 10, delay: 0 },
              { resource: 1, seconds: 10, delay: 0 },
            ],
          ],
        },
      ],
    };
    const steady = steadyStep(balanced);
    const { step } = simulate(balanced, { jitter, steps: 200 });
    expect(step).toBeGreaterThan(steady);
    expect(step).toBeLessThan(1.2 * steady);
  });
});
