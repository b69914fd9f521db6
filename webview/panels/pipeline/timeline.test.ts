import { describe, expect, it } from 'vitest';
import { type Pipeline, simulate } from '../../../server/core/pipeline';
import { timelineOf } from './timeline';

/** Attention, a link with a hop, and FFN, as AFD has them. */
function afd(attention: number, link: number, ffn: number, microBatches = 3, head = 0): Pipeline {
  return {
    resources: ['attention', 'dispatch', 'ffn'],
    kinds: [
      {
        kind: 'a + f',
        phases: [
          [
            { resource: 0, seconds: attention, delay: 0 },
            { resource: 1, seconds: link, delay: 0.5 },
            { resource: 2, seconds: ffn, delay: 0.5 },
          ],
        ],
      },
    ],
    sequence: [{ kind: 0, count: 6 }],
    microBatches,
    head: { resource: 0, seconds: head },
    stretch: 1,
    handover: 0,
  };
}

describe('a step of a pipeline', () => {
  it('shows every micro-batch at every resource once a layer', () => {
    const { lanes, layers, seconds } = timelineOf(afd(3, 2, 3));
    expect(layers).toBe(6);
    expect(seconds).toBeCloseTo(6 * 9);
    for (const { bars } of lanes) {
      const worked = bars.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(bars.length).toBeGreaterThanOrEqual(18);
      expect(worked / seconds).toBeCloseTo(bars === lanes[1]?.bars ? 2 / 3 : 1);
    }
  });

  it('marks where each layer begins for the first micro-batch', () => {
    expect(timelineOf(afd(3, 2, 3)).layerStarts).toEqual(
      [0, 9, 18, 27, 36, 45].map((at) => expect.closeTo(at)),
    );
  });

  it.each([
    ['an FFN that binds', afd(1, 1, 4)],
    ['an attention that binds', afd(5, 1, 2)],
    ['one micro-batch that waits for itself', afd(2, 1, 2, 1)],
    ['two micro-batches', afd(2, 2, 3, 2)],
    ['an LM head', afd(2, 1, 2, 3, 7)],
  ])('puts idle time down to what the simulation says: %s', (_what, pipeline) => {
    const { lanes } = timelineOf(pipeline);
    const { resources } = simulate(pipeline, { steps: 2 });
    for (const { name, gaps } of lanes) {
      const causes = resources.find((resource) => resource.name === name)?.bubbles ?? [];
      for (const { cause, seconds } of causes) {
        const drawn = gaps.reduce((sum, gap) => (gap.cause === cause ? sum + gap.end - gap.start : sum), 0);
        expect([name, cause, drawn]).toEqual([name, cause, expect.closeTo(seconds, 6)]);
      }
    }
  });
});
