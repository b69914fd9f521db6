import { describe, expect, it } from 'vitest';
import { decodeLens, jsonOf } from './run';

const DEPLOYMENT = 'examples/step-3-2a2f.deployment.yaml';

interface SearchJson {
  readonly tokensPerSecond: number;
  readonly accelerators: number;
  readonly smallestDeployment: { readonly accelerators: number; readonly tokensPerSecond: number } | null;
  readonly frontier: readonly { readonly tpot: number; readonly meetsTarget: boolean }[];
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

  it.each([
    ['a batch that leaves cards idle', [DEPLOYMENT, '--batch', '1'], 'error batch-below-cards'],
    ['a model', ['catalog:step-3'], 'expected a deployment file'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const { status, errors } = await decodeLens(['search', ...args]);
    expect(status).toBe(2);
    expect(errors).toContain(message);
  });
});
