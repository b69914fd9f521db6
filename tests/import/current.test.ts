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

/** Within half a percent. */
function near(found: number, published: number): void {
  expect(Math.abs(found / published - 1), `${found} and not ${published}`).toBeLessThan(0.005);
}

describe.each(Object.entries(CURRENT))('%s', (_, checkpoint) => {
  const { model, findings } = imported(checkpoint);
  const { billions, activeBillions, gigabytes, bytesPerToken, stateAt8K, fixedState, readAt128K } =
    checkpoint;

  it.runIf(billions !== undefined)('has its published size', () => {
    near(parameters(model).total / 1e9, billions ?? 0);
  });

  it.runIf(activeBillions !== undefined)('has its published active size', () => {
    near(parameters(model).active / 1e9, activeBillions ?? 0);
  });

  it.runIf(gigabytes !== undefined)('has the size of its files', () => {
    near(bytesOf(model) / 1e9, gigabytes ?? 0);
  });

  it.runIf(bytesPerToken !== undefined)('has the KV cache of its heads', () => {
    expect((keptAt(model, 65536) - keptAt(model, 32768)) / 32768).toBe(bytesPerToken);
  });

  it.runIf(stateAt8K !== undefined)('keeps what it keeps at 8K', () => {
    expect(keptAt(model, 8192)).toBe(stateAt8K);
  });

  it.runIf(fixedState !== undefined)('keeps a state of fixed size', () => {
    const growing = (keptAt(model, 65536) - keptAt(model, 32768)) / 32768;
    expect(keptAt(model, 32768) - 32768 * growing).toBe(fixedState);
  });

  it.runIf(readAt128K !== undefined)('reads what it selects', () => {
    near(modelWork(model, 131072).stateBytes, readAt128K ?? 0);
  });

  it('has no field that is not understood', () => {
    expect(findings).toEqual(checkpoint.reports ?? []);
  });
});
