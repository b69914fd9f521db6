import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeLens, jsonOf } from './run';

const DEPLOYMENT = 'examples/step-3-2a2f.deployment.yaml';

interface SearchJson {
  readonly tokensPerSecond: number;
  readonly accelerators: number;
  readonly smallestDeployment: { readonly accelerators: number; readonly tokensPerSecond: number } | null;
  readonly frontier: readonly { readonly tpot: number; readonly meetsTarget: boolean }[];
  readonly explored: {
    readonly frontier: readonly unknown[];
    readonly winner: {
      readonly tpot: number;
      readonly usdPerMillionTokens: number;
      readonly deployment: unknown;
      readonly terms: readonly { readonly usd: number }[];
    } | null;
    readonly otherTopology: { readonly topology: string; readonly best: Rival | null } | null;
    readonly own: Rival | null;
  };
}

interface Rival {
  readonly against: { readonly ratio: number };
}

describe('decode-lens search', () => {
  it('has the keys that callers rely on', async () => {
    expect(await jsonOf(['search', DEPLOYMENT])).toMatchObject({
      name: 'Step-3 2A2F',
      context: 4096,
      batch: 6144,
      target: 0.05,
      accelerators: 32,
      tpot: expect.closeTo(0.0446, 4),
      tokensPerSecondPerAccelerator: expect.closeTo(4305, 0),
      usdPerMillionTokens: expect.any(Number),
      largestBatch: { batch: expect.any(Number), limitedBy: 'target' },
      breakingContext: { longest: expect.any(Number), brokenBy: 'memory' },
      smallestDeployment: { instances: { attention: 2, ffn: 2 }, tensor: { attention: 1, ffn: 8 } },
      frontier: expect.arrayContaining([
        {
          instances: { attention: expect.any(Number), ffn: expect.any(Number) },
          tensor: { attention: expect.any(Number), ffn: expect.any(Number) },
          microBatches: expect.any(Number),
          accelerators: expect.any(Number),
          batch: expect.any(Number),
          tpot: expect.any(Number),
          tokensPerSecondPerAccelerator: expect.any(Number),
          usdPerMillionTokens: expect.any(Number),
          boundBy: expect.any(String),
          meetsTarget: expect.any(Boolean),
        },
      ]),
    });
  });

  it('needs no more accelerators for a load than carry it now', async () => {
    const result = await jsonOf<SearchJson>(['search', DEPLOYMENT]);
    expect(result.smallestDeployment?.accelerators).toBeLessThanOrEqual(result.accelerators);
    expect(result.smallestDeployment?.tokensPerSecond).toBeGreaterThanOrEqual(result.tokensPerSecond);
  });

  it('says of every point whether it meets the target', async () => {
    const { frontier } = await jsonOf<SearchJson>(['search', 'examples/deepseek-v3-ep128.deployment.yaml']);
    for (const { tpot, meetsTarget } of frontier) expect(meetsTarget).toBe(tpot <= 0.05);
  });

  it('prints a table', async () => {
    const { status, output } = await decodeLens(['search', DEPLOYMENT]);
    expect(status).toBe(0);
    expect(output).toMatch(/^largest batch: [\d,]+, then target breaks$/m);
    expect(output).toMatch(/^longest context: [\d,]+, then memory breaks$/m);
    expect(output).toMatch(/^smallest for [\d,]+ tokens\/s: 2A2F/m);
    expect(output).toMatch(/^2A2F, TP 1 \(attention\) \/ \d \(FFN\), \d micro-batch(es)? +32 /m);
  });

  it('finds H20 with H800 for Step-3 among the cards of the paper, and says why', async () => {
    const args = ['--cards', 'catalog:nvidia-h20', 'catalog:nvidia-h800', '--topology', 'afd', 'colocated'];
    const { explored } = await jsonOf<SearchJson>([
      'search',
      'examples/step-3-h20-h800.deployment.yaml',
      ...args,
    ]);
    const { winner, otherTopology, own } = explored;
    expect(winner?.deployment).toMatchObject({
      topology: 'afd',
      attention: { hardware: 'catalog:nvidia-h20' },
      ffn: { hardware: 'catalog:nvidia-h800' },
    });
    expect(winner?.tpot).toBeLessThanOrEqual(0.05);
    const cost = winner?.terms.reduce((sum, { usd }) => sum + usd, 0);
    expect(cost).toBeCloseTo(winner?.usdPerMillionTokens ?? 0, 6);
    expect(otherTopology?.topology).toBe('colocated');
    expect(otherTopology?.best?.against.ratio).toBeGreaterThanOrEqual(1);
    expect(own?.against.ratio).toBeGreaterThan(1);
  });

  it('runs as shards, which merge joins', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-shards-'));
    const cards = ['--cards', 'catalog:nvidia-h800', '--topology', 'colocated'];
    const whole = await jsonOf<SearchJson>(['search', DEPLOYMENT, ...cards]);
    const files: string[] = [];
    for (const shard of ['1/2', '2/2']) {
      const { output } = await decodeLens(['search', DEPLOYMENT, ...cards, '--shard', shard]);
      const file = path.join(folder, `${files.length}.ndjson`);
      fs.writeFileSync(file, output);
      files.push(file);
    }
    const merged = await jsonOf<SearchJson['explored']>(['merge', ...files]);
    expect(JSON.stringify(merged.frontier)).toBe(JSON.stringify(whole.explored.frontier));
    expect(merged.frontier.length).toBeGreaterThan(3);
    const half = await decodeLens(['merge', files[0] ?? '']);
    expect([half.status, half.errors]).toEqual([2, expect.stringContaining('unfinished: 2/2;')]);
    fs.rmSync(folder, { recursive: true });
  });

  it('says what leaves a space empty', async () => {
    const { status, output } = await decodeLens(['search', DEPLOYMENT, '--tpot', '1ns']);
    expect(status).toBe(0);
    expect(output).toContain('no deployment of the space keeps its limits');
    expect(output).toContain('the TPOT that must hold');
  });

  it.each([
    ['a batch that leaves cards idle', [DEPLOYMENT, '--batch', '1'], 'error batch-below-cards'],
    ['a card that is not there', [DEPLOYMENT, '--cards', 'catalog:h20'], 'h20'],
    ['no shard', [DEPLOYMENT, '--shard', '3/2'], 'expected I/N'],
    ['an objective', [DEPLOYMENT, '--objectives', 'price'], 'expected one of cost, tpot'],
    ['a model', ['catalog:step-3'], 'expected a deployment file'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const { status, errors } = await decodeLens(['search', ...args]);
    expect(status).toBe(2);
    expect(errors).toContain(message);
  });
});
