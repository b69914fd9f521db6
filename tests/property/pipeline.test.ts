import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LayerStages,
  type Pipeline,
  type Resource,
  type SequenceNode,
  simulate,
  steadyStep,
} from '../../server/core/pipeline';
import { closedFormTpot } from '../kit/closed-form';
import { runs } from '../kit/runs';

/** Laws that hold for every pipeline, and by how much two ways to the same number may differ. */

const RESOURCES: readonly Resource[] = ['attention', 'dispatch', 'ffn', 'scale-up', 'combine'];
const seconds = fc.integer({ min: 1, max: 400 }).map((value) => value * 1e-6);
const delay = fc.integer({ min: 0, max: 100 }).map((value) => value * 1e-6);

/** A layer whose attention and FFN have cards of their own: one phase over five resources. */
const apart: fc.Arbitrary<LayerStages> = fc.record({
  kind: fc.constant('apart'),
  phases: fc
    .tuple(...RESOURCES.map((_, resource) => fc.record({ resource: fc.constant(resource), seconds, delay })))
    .map((phase) => [phase]),
});

/** A layer on shared cards: two phases over the same cards (0) and networks (3, 1); one resource is not used. */
const together: fc.Arbitrary<LayerStages> = fc.record({
  kind: fc.constant('together'),
  phases: fc.array(
    fc.tuple(...[0, 3, 1].map((resource) => fc.record({ resource: fc.constant(resource), seconds, delay }))),
    { minLength: 2, maxLength: 2 },
  ),
});

const run = fc.record({ kind: fc.nat(2), count: fc.integer({ min: 1, max: 20 }) });
const sequence: fc.Arbitrary<readonly SequenceNode[]> = fc.array(
  fc.oneof(
    run,
    fc.record({ repeat: fc.integer({ min: 1, max: 6 }), of: fc.array(run, { minLength: 1, maxLength: 3 }) }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Any pipeline of three layer kinds, all apart or all together. */
const pipelines: fc.Arbitrary<Pipeline> = fc.boolean().chain((shared) =>
  fc.record({
    resources: fc.constant(
      shared ? (['cards', 'scale-out', 'combine', 'scale-up'] satisfies Resource[]) : RESOURCES,
    ),
    kinds: fc.array(shared ? together : apart, { minLength: 3, maxLength: 3 }),
    sequence,
    microBatches: fc.integer({ min: 1, max: 5 }),
    head: fc.record({ resource: fc.constant(0), seconds: fc.oneof(fc.constant(0), seconds) }),
    stretch: fc.constant(1),
    handover: fc.constant(0),
  }),
);

function uniform(layer: LayerStages, layers: number, microBatches: number, head: number): Pipeline {
  return {
    resources: RESOURCES,
    kinds: [layer],
    sequence: [{ kind: 0, count: layers }],
    microBatches,
    head: { resource: 0, seconds: head },
    stretch: 1,
    handover: 0,
  };
}

function near(one: number, other: number, tolerance = 1e-9): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(one, other);
}

describe('equal layers', () => {
  it('take what the closed form says, simulated or not', () => {
    fc.assert(
      fc.property(
        apart,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 8 }),
        seconds,
        (layer, layers, microBatches, head) => {
          const pipeline = uniform(layer, layers, microBatches, head);
          const visits = layer.phases[0] ?? [];
          const expected = closedFormTpot({
            layers,
            stages: visits.map((visit) => visit.seconds),
            hops: visits.reduce((sum, visit) => sum + visit.delay, 0),
            microBatches,
            head,
          });
          return near(steadyStep(pipeline), expected) && near(simulate(pipeline).step, expected);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe('any layers', () => {
  it('take the same simulated event by event as by the period of the recurrence', () => {
    fc.assert(
      fc.property(pipelines, (pipeline) => {
        const [quick, played] = [steadyStep(pipeline), simulate(pipeline).step];
        return near(quick, played);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('never take less when a service takes longer', () => {
    fc.assert(
      fc.property(pipelines, fc.nat(2), fc.nat(4), seconds, (pipeline, kind, resource, more) => {
        const slower = {
          ...pipeline,
          kinds: pipeline.kinds.map((layer, index) =>
            index === kind
              ? {
                  ...layer,
                  phases: layer.phases.map((phase) =>
                    phase.map((visit) =>
                      visit.resource === resource ? { ...visit, seconds: visit.seconds + more } : visit,
                    ),
                  ),
                }
              : layer,
          ),
        };
        expect(steadyStep(slower)).toBeGreaterThanOrEqual(steadyStep(pipeline) * (1 - 1e-9));
      }),
      { numRuns: runs(500) },
    );
  });
});
