import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CostedModel, costModel, modelMemory, modelWork, parameters } from '../../server/core/cost';
import { modelSchema } from '../../server/core/spec';
import { importConfig } from '../../server/language';
import { type Checkpoint, CURRENT } from './current';

interface Imported {
  readonly model: CostedModel;
  readonly text: string;
  readonly findings: readonly string[];
}

function imported({ config, quantization }: Checkpoint): Imported {
  const beside = quantization === undefined ? {} : { quantization: JSON.stringify(quantization) };
  const { text, findings } = importConfig(JSON.stringify(config), 'model', beside);
  if (text === undefined) throw new Error(JSON.stringify(findings));
  const result = costModel(modelSchema.parse(parse(text)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return {
    model: result.model,
    text,
    findings: findings.map(({ severity, field }) => `${severity} ${field}`),
  };
}

const keptAt = (model: CostedModel, context: number) => modelMemory(model, context).statePerSequence;

function bytesOf(model: CostedModel): number {
  const { attentionWeights, ffnWeights, headWeights } = modelMemory(model, 1);
  return attentionWeights + ffnWeights + headWeights;
}

const growthOf = (model: CostedModel): number => (keptAt(model, 65536) - keptAt(model, 32768)) / 32768;

/** A figure that a card may state, how the model comes to it, and the share by which it may differ. */
interface Figure {
  readonly title: string;
  readonly stated: (checkpoint: Checkpoint) => number | undefined;
  readonly found: (model: CostedModel) => number;
  readonly within: number;
}

/** Sizes are published in a few digits; what a cache holds is exact. */
const FIGURES: readonly Figure[] = [
  {
    title: 'its published size',
    stated: ({ billions }) => billions,
    found: (model) => parameters(model).total / 1e9,
    within: 0.005,
  },
  {
    title: 'its published active size',
    stated: ({ activeBillions }) => activeBillions,
    found: (model) => parameters(model).active / 1e9,
    within: 0.005,
  },
  {
    title: 'the size of its files',
    stated: ({ gigabytes }) => gigabytes,
    found: (model) => bytesOf(model) / 1e9,
    within: 0.005,
  },
  {
    title: 'the KV cache of its heads',
    stated: ({ bytesPerToken }) => bytesPerToken,
    found: growthOf,
    within: 0,
  },
  {
    title: 'the state of a sequence at 8K',
    stated: ({ stateAt8K }) => stateAt8K,
    found: (model) => keptAt(model, 8192),
    within: 0,
  },
  {
    title: 'the state that does not grow',
    stated: ({ fixedState }) => fixedState,
    found: (model) => keptAt(model, 32768) - 32768 * growthOf(model),
    within: 0,
  },
  {
    title: 'the reads of what it selects',
    stated: ({ readAt128K }) => readAt128K,
    found: (model) => modelWork(model, 131072).stateBytes,
    within: 0.005,
  },
];

describe.each(Object.entries(CURRENT))('%s', (_, checkpoint) => {
  const { model, findings } = imported(checkpoint);
  const stated = FIGURES.flatMap(({ stated, ...figure }) => {
    const value = stated(checkpoint);
    return value === undefined ? [] : [[figure.title, { ...figure, value }] as const];
  });

  it.each(stated)('has %s', (_title, { found, value, within }) => {
    const difference = Math.abs(found(model) - value);
    expect(difference, `${found(model)} and not ${value}`).toBeLessThanOrEqual(within * value);
  });

  it('has no field that is not understood', () => {
    expect(findings).toEqual(checkpoint.reports ?? []);
  });
});
