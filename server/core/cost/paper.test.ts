import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findCatalogEntry } from '../catalog';
import { type Half, type HardwareSpec, hardwareSchema, modelSchema } from '../spec';
import { type CostedModel, cardBound, costMatrix, costModel, intensity, modelWork, parameters } from '.';

/** What the Step-3 paper (arXiv 2507.19427) prints; the catalog has to give it back, rounded as printed. */

function catalogText(id: string): unknown {
  const entry = findCatalogEntry(id);
  if (entry === undefined) throw new Error(`no catalog entry ${id}`);
  return parse(entry.text);
}

function model(id: string): CostedModel {
  const result = costModel(modelSchema.parse(catalogText(id)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

function card(id: string): HardwareSpec {
  return hardwareSchema.parse(catalogText(id));
}

const PAPER_CARDS = ['nvidia-h800', 'nvidia-h20', 'nvidia-a800', 'ascend-910b'] as const;

describe('Tables 2 and 3: work per decoded token', () => {
  const rows: [string, string, string, string, string, string, string, string][] = [
    // model, state 8K, state 32K, attention 8K, attention 32K, linear, ffn
    ['deepseek-v3', '2.88e+8', '1.15e+9', '1.47e+11', '5.89e+11', '2.28e+10', '4.84e+10', '512'],
    ['qwen3-235b-a22b', '7.89e+8', '3.15e+9', '2.52e+10', '1.01e+11', '1.34e+10', '2.84e+10', '32'],
    ['qwen3-32b', '1.07e+9', '4.29e+9', '1.72e+10', '6.87e+10', '1.21e+10', '5.03e+10', '16'],
    ['llama-4-maverick', '1.01e+9', '2.21e+9', '8.05e+9', '1.41e+10', '6.04e+9', '2.42e+10', '8'],
    ['minimax-m1', '9.23e+8', '1.93e+9', '3.42e+9', '1.15e+10', '3.75e+10', '5.44e+10', '4'],
    ['step-3', '2.56e+8', '1.02e+9', '3.27e+10', '1.31e+11', '2.07e+10', '5.33e+10', '128'],
  ];
  it.each(rows)('%s', (id, state8, state32, attention8, attention32, linear, ffn, flopsPerByte) => {
    const subject = model(id);
    const [at8, at32] = [modelWork(subject, 8192, 'step3-paper'), modelWork(subject, 32768, 'step3-paper')];
    const printed = (value: number): string => value.toExponential(2);
    expect([at8.stateBytes, at32.stateBytes].map(printed)).toEqual([state8, state32]);
    expect([at8.attentionFlops, at32.attentionFlops].map(printed)).toEqual([attention8, attention32]);
    expect([at8.linearFlops, at8.ffnFlops].map(printed)).toEqual([linear, ffn]);
    expect(at8.otherFlops).toBe(0);
    if (id === 'deepseek-v3' || id === 'qwen3-235b-a22b' || id === 'step-3')
      expect(intensity(at8).toFixed(0)).toBe(flopsPerByte);
  });
});

describe('Table 4: accelerators', () => {
  it.each([
    ['nvidia-h800', 1.98e15, 2, 3.35e12, 591],
    ['nvidia-h20', 2.96e14, 0.8, 4e12, 74],
    ['nvidia-a800', 3.12e14, 0.75, 2e12, 156],
    ['ascend-910b', 2.8e14, 0.67, 1.6e12, 175],
  ])('%s', (id, peak, price, bandwidth, roofline) => {
    const subject = card(id);
    const rate = subject.compute.fp8 ?? subject.compute.fp16 ?? Number.NaN;
    expect(rate / peak).toBeCloseTo(1, 12);
    expect((subject.price ?? Number.NaN) * 3600).toBeCloseTo(price, 12);
    expect(subject.memory.bandwidth / bandwidth).toBeCloseTo(1, 12);
    expect(Math.round(rate / subject.memory.bandwidth)).toBe(roofline);
  });

  it('gives the unit cost of arithmetic that the paper prints for H800', () => {
    const subject = card('nvidia-h800');
    expect(((subject.price ?? Number.NaN) / (subject.compute.fp8 ?? Number.NaN)).toExponential(3)).toBe(
      '2.806e-19',
    );
  });
});

describe('Table 6: USD per 1M tokens', () => {
  const rows: [string, number[], number[], number[]][] = [
    ['deepseek-v3', [0.054, 0.128, 0.114, 0.113], [0.197, 0.46, 0.409, 0.407], [0.014, 0.036, 0.032, 0.032]],
    [
      'qwen3-235b-a22b',
      [0.135, 0.054, 0.091, 0.101],
      [0.527, 0.185, 0.338, 0.376],
      [0.008, 0.021, 0.019, 0.019],
    ],
    ['qwen3-32b', [0.181, 0.069, 0.12, 0.133], [0.716, 0.248, 0.455, 0.508], [0.014, 0.038, 0.034, 0.033]],
    ['step-3', [0.048, 0.04, 0.04, 0.043], [0.176, 0.114, 0.12, 0.133], [0.015, 0.04, 0.036, 0.035]],
  ];
  it.each(rows)('%s', (id, attention8, attention32, ffn) => {
    const subject = model(id);
    const costs = (context: number, half: Half): string[] =>
      PAPER_CARDS.map((name) => {
        const bound = cardBound(modelWork(subject, context, 'step3-paper'), card(name));
        return (bound?.[half].usdPerMillionTokens ?? Number.NaN).toFixed(3);
      });
    const printed = (cells: number[]): string[] => cells.map((cell) => cell.toFixed(3));
    expect(costs(8192, 'attention')).toEqual(printed(attention8));
    expect(costs(32768, 'attention')).toEqual(printed(attention32));
    expect(costs(8192, 'ffn')).toEqual(printed(ffn));
  });

  it.each([
    ['step-3', 8192, 'nvidia-h20', 'nvidia-h800', '0.055'],
    ['step-3', 32768, 'nvidia-h20', 'nvidia-h800', '0.129'],
    ['qwen3-235b-a22b', 8192, 'nvidia-h20', 'nvidia-h800', '0.062'],
    ['qwen3-235b-a22b', 32768, 'nvidia-h20', 'nvidia-h800', '0.193'],
    ['deepseek-v3', 8192, 'nvidia-h800', 'nvidia-h800', '0.068'],
    ['deepseek-v3', 32768, 'nvidia-h800', 'nvidia-h800', '0.211'],
  ])('best pair of %s at %i', (id, context, attentionHardware, ffnHardware, total) => {
    const cards = PAPER_CARDS.map((name) => ({ name, value: card(name) }));
    const [best] = costMatrix([{ name: id, value: model(id) }], cards, [context], 'step3-paper').best;
    expect(best).toMatchObject({ attentionHardware, ffnHardware });
    expect(best?.total.toFixed(3)).toBe(total);
  });
});

describe('published sizes', () => {
  it.each([
    ['step-3', 316e9],
    ['deepseek-v3', 671e9],
    ['kimi-k2', 1.03e12],
    ['qwen3-235b-a22b', 235e9],
    ['qwen3-32b', 32.8e9],
    ['llama-4-maverick', 400e9],
    ['minimax-m1', 456e9],
    ['ernie-4.5-300b-a47b', 300e9],
    ['pangu-pro-moe', 72e9],
  ])('%s has its published number of parameters within 0.5%%', (id, published) => {
    expect(Math.abs(parameters(model(id)).total / published - 1)).toBeLessThan(0.005);
  });
});

describe('exact counting', () => {
  it.each(['deepseek-v3', 'kimi-k2'])('differs in MLA’s weighted sum for %s', (id) => {
    const subject = model(id);
    const [exact, paper] = [modelWork(subject, 8192), modelWork(subject, 8192, 'step3-paper')];
    expect(exact.attentionFlops / paper.attentionFlops).toBeCloseTo((2 * (576 + 512)) / (4 * 576), 12);
    expect({ ...exact, attentionFlops: 0, otherFlops: 0, attentionByType: 0 }).toEqual({
      ...paper,
      attentionFlops: 0,
      otherFlops: 0,
      attentionByType: 0,
    });
  });

  it('counts router and LM head apart', () => {
    const subject = model('step-3');
    expect(modelWork(subject, 8192).otherFlops).toBe(2 * 7168 * 128815 + 56 * 2 * 7168 * 48);
    expect({ ...modelWork(subject, 8192), otherFlops: 0 }).toEqual(modelWork(subject, 8192, 'step3-paper'));
  });

  it('halves the FLOPs of lightning attention’s state update', () => {
    const subject = model('minimax-m1');
    const difference =
      modelWork(subject, 8192, 'step3-paper').attentionFlops - modelWork(subject, 8192).attentionFlops;
    expect(difference).toBe(70 * 5 * 64 * 128 ** 2);
  });
});
