import fc from 'fast-check';
import { costModel } from '../../server/core/cost';
import type { Space } from '../../server/core/explore';
import { OBJECTIVES } from '../../server/core/spec';
import { card, deployment, model } from './specs';

const references = ['nvidia-h800', 'nvidia-h20', 'nvidia-l20', 'amd-mi300x', 'nvidia-a800'];
const cards = references.map((id) => {
  const reference = `catalog:${id}`;
  return { reference, hardware: card(reference) };
});

function variant(id: string) {
  const { spec } = model(`catalog:${id}`);
  return { format: null, model: model(`catalog:${id}`), spec };
}
const models = ['llama-3.1-70b', 'step-3', 'qwen3-235b-a22b', 'deepseek-v3', 'gpt-oss-120b'].map(variant);

function inFormat(one: (typeof models)[number]) {
  const result = costModel({
    ...one.spec,
    precision: { ...one.spec.precision, weights: 'bf16', kv: 'bf16' },
  });
  if (!result.ok) throw new Error('expected a model');
  return { format: 'bf16', model: result.model };
}

const some = <Item>(items: readonly Item[], most: number) =>
  fc.shuffledSubarray([...items], { minLength: Math.ceil(most / 2), maxLength: most });

const ascending = (numbers: readonly number[]): readonly number[] =>
  [...numbers].sort((one, other) => one - other);

const axes = (topology: 'afd' | 'colocated') =>
  fc.record({
    topology: fc.constant(topology),
    attention: some(cards, 2),
    ffn: some(cards, 2),
    accelerators: some([1, 2, 4, 8], 2).map(ascending),
    instances: some([1, 2, 3, 4, 16], 2),
    tensor: some([1, 2, 4, 8], 3),
    microBatches: some([1, 2, 3], 2),
  });

const rarely = <Value>(values: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });

/** Small spaces of all kinds. */
export const spaces: fc.Arbitrary<Space> = fc
  .record({
    base: fc.constantFrom(
      deployment('step-3-2a2f'),
      deployment('step-3-2a2f', { speculative: { draft: 1, acceptance: 0.8 } }),
      deployment('step-3-2a2f', { workload: { context: 4096, batch: 1, utilization: 0.7 } }),
      deployment('step-3-2a2f', { workload: { context: { mean: 2048, max: 8192 }, batch: 1 } }),
      deployment('step-3-2a2f', {
        workload: { context: 4096, batch: 1, aggregated: { prompt: 3000, output: 500 } },
      }),
    ),
    wholeServers: fc.boolean(),
    bases: some(['rental', 'neocloud'] as const, 1),
    engines: some([undefined, 'none', 'vllm', 'sglang'] as const, 2),
    models: some(models, 1).chain(([one]) =>
      fc.constantFrom([one], [one, inFormat(one as (typeof models)[number])]),
    ),
    contexts: some([undefined, 1024, 32_768], 2),
    topologies: fc.oneof(
      axes('afd').map((one) => [one]),
      axes('colocated').map((one) => [one]),
      fc.tuple(axes('afd'), axes('colocated')),
    ),
    batches: some([1, 3, 8, 32, 100, 256, 1024, 4096, 6144, 20_000, 100_000], 6).map(ascending),
    objectives: some(OBJECTIVES, 4),
    limits: fc.record({
      tpot: rarely(fc.constantFrom(0.01, 0.03, 0.05, 0.2)),
      accelerators: rarely(fc.constantFrom(8, 16, 32)),
      budget: rarely(fc.constantFrom(20 / 3600, 60 / 3600)),
      power: rarely(fc.constantFrom(5e3, 2e4)),
      stock: rarely(fc.constant({ 'catalog:nvidia-h800': 8 })),
    }),
  })
  .map((space) => space as Space);
