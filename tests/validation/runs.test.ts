import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ComparedRun, validate } from '../../server/core/validate';
import { catalogReferences } from './catalog-references';

/** Public decode runs against the shipped numbers. The budgets may only fall. */

const text = fs.readFileSync(path.join(import.meta.dirname, 'runs.csv'), 'utf8');
const named = await validate([text], catalogReferences());
const unnamed = await validate([text], catalogReferences(), { under: 'typical' });

const of = (result: typeof named, by: readonly ('model' | 'hardware' | 'engine' | 'layout')[]) =>
  validate([text], catalogReferences(), { by, under: result === unnamed ? 'typical' : 'named' });

it('uses every run', () => {
  expect(named.refused).toEqual([]);
  expect(named.used).toBe(231);
});

it('is 8% off on average where the engine is named, and neither fast nor slow', () => {
  expect(named.agreement?.mape).toBeLessThan(0.075);
  expect(named.agreement?.median).toBeGreaterThan(0.97);
  expect(named.agreement?.median).toBeLessThan(1.03);
  expect(named.agreement?.spearman).toBeGreaterThan(0.97);
});

it('is 9% off where it is not', () => {
  expect(unnamed.agreement?.mape).toBeLessThan(0.09);
  expect(unnamed.agreement?.median).toBeGreaterThan(0.97);
  expect(unnamed.agreement?.median).toBeLessThan(1.04);
});

it('holds about four runs of five in an interval no wider than 1.5', () => {
  for (const { agreement } of [named, unnamed]) {
    expect(agreement?.coverage).toBeGreaterThan(0.75);
    expect(agreement?.coverage).toBeLessThan(0.88);
    expect(agreement?.width).toBeLessThan(1.5);
  }
});

it('has no group of five runs or more that is more than 15% off', async () => {
  for (const by of ['model', 'hardware', 'engine', 'layout'] as const) {
    const { groups } = await of(named, [by]);
    for (const group of groups.filter(({ agreement }) => agreement.n >= 5))
      expect(group.agreement.mape, JSON.stringify(group.by)).toBeLessThan(0.15);
  }
});

describe('AFD on one GB200 domain', async () => {
  const runs = new Map<string, ComparedRun>();
  await validate([text], catalogReferences(), { onRun: (compared) => runs.set(compared.run.id, compared) });
  const output = (id: string): number => runs.get(id)?.details.tokensPerSecondPerAccelerator ?? Number.NaN;

  it('is ahead of the best expert parallel split, as measured (8%)', () => {
    const best = Math.max(...[4, 8, 16].map((ranks) => output(`gb200-qwen3-8k-ep${ranks}`)));
    const lead = output('gb200-qwen3-8k-28a4f') / best;
    expect(lead).toBeGreaterThan(1.04);
    expect(lead).toBeLessThan(1.14);
  });
});
