import { describe, expect, it } from 'vitest';
import { CARD, FILES } from '../kit/texts';
import { folderWith } from '../lsp/kit';
import { decodeLens, jsonOf } from './run';

const DEPLOYMENT = 'examples/step-3-h20-h800.deployment.yaml';
const HALF = {
  hardware: expect.toSatisfy((name) => name === null || typeof name === 'string'),
  usdPerMillionTokens: expect.toSatisfy(isNumberOrNull),
  seconds: expect.toSatisfy(isNumberOrNull),
  boundBy: expect.toSatisfy((by) => by === null || typeof by === 'string'),
  utilization: expect.toSatisfy(isNumberOrNull),
};

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

interface CostJson {
  readonly usdPerMillionTokens: number | null;
  readonly context: number;
  readonly batch: number;
  readonly [key: string]: unknown;
}

describe('decode-lens cost', () => {
  const EXAMPLE = 'examples/step-3-2a2f.deployment.yaml';

  it.each(['estimate', 'simulate'])('gives the busiest link its own time by the %s', async (basis) => {
    const { links, tpot } = await jsonOf<{
      readonly tpot: number;
      readonly links: {
        readonly seconds: number;
        readonly total: number;
        readonly boundBy: string;
        readonly utilization: number;
        readonly each: readonly { readonly name: string; readonly seconds: number }[];
      };
    }>(['cost', EXAMPLE, '--basis', basis]);
    expect(links.boundBy).toBe('scale-up');
    expect(links.seconds).toBe(links.each.find(({ name }) => name === 'scale-up')?.seconds);
    expect(links.seconds / tpot).toBeCloseTo(links.utilization, 9);
    expect(links.total).toBeCloseTo(
      links.each.reduce((sum, { seconds }) => sum + seconds, 0),
      12,
    );
  });

  it('takes the step apart: kernels, links and fixed times', async () => {
    interface Half {
      readonly seconds: number;
      readonly fixed: number;
      readonly kernels: readonly { readonly seconds: number }[];
    }
    const { times, attention } = await jsonOf<{
      readonly attention: { readonly seconds: number };
      readonly times: {
        readonly rounds: number;
        readonly layers: readonly { readonly count: number; readonly attention: Half }[];
        readonly head: { readonly seconds: number };
        readonly fixed: Readonly<Record<string, number>>;
      };
    }>(['cost', EXAMPLE]);
    const { rounds, layers, head } = times;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    for (const { attention: half } of layers)
      expect(half.fixed + sum(half.kernels.map(({ seconds }) => seconds))).toBeCloseTo(half.seconds, 12);
    const all = sum(layers.map(({ count, attention: { seconds } }) => count * seconds)) + head.seconds;
    expect(rounds * all).toBeCloseTo(attention.seconds, 9);
    expect(times.fixed).toMatchObject({ layers: 0, links: 0, step: 0, prefill: 0 });
    const { output } = await decodeLens(['cost', EXAMPLE]);
    expect(output).toMatch(/^· core +99\.3 µs +5\.00 µs +memory$/m);
  });

  it('prints a link’s time and share of one link', async () => {
    const { output } = await decodeLens(['cost', EXAMPLE]);
    expect(output).toMatch(/^of a step +card +USD per 1M +time +bound by +utilization$/m);
    expect(output).toMatch(/^busiest link .*44\.1 ms +scale-up +98\.8%$/m);
  });

  it('writes a context of many tokens in full', async () => {
    const { output } = await decodeLens(['cost', EXAMPLE, '--basis', 'bound', '--context', '1e12']);
    expect(output).toContain('at 1,000,000,000,000, theoretical bound');
  });
});

describe('decode-lens cost --basis bound', () => {
  it('has the keys that callers rely on', async () => {
    expect(await jsonOf(['cost', DEPLOYMENT, '--basis', 'bound'])).toEqual({
      name: 'Step-3 on H20 and H800',
      basis: 'bound',
      counting: 'exact',
      context: 8192,
      batch: 4608,
      accelerators: 48,
      tpot: null,
      tokensPerSecond: null,
      tokensPerSecondPerAccelerator: null,
      usdPerMillionTokens: expect.closeTo(0.055, 3),
      attention: { ...HALF, hardware: 'NVIDIA H20' },
      ffn: { ...HALF, hardware: 'NVIDIA H800' },
      links: HALF,
      prices: [
        { hardware: 'NVIDIA H20', usdPerHour: 0.8, basis: 'file', date: null, source: null },
        {
          hardware: 'NVIDIA H800',
          usdPerHour: 2,
          basis: 'file',
          date: null,
          source: expect.stringContaining('Table 4'),
        },
      ],
      memory: expect.any(Array),
      interval: {
        low: expect.toSatisfy(isNumberOrNull),
        high: expect.toSatisfy(isNumberOrNull),
      },
      findings: expect.any(Array),
    });
  });

  it.each([
    ['8192', '0.055'],
    ['32K', '0.129'],
  ])('gives the paper’s best pair at %s tokens', async (context, usd) => {
    const args = ['cost', DEPLOYMENT, '--basis', 'bound', '--counting', 'step3-paper', '--context', context];
    const { usdPerMillionTokens } = await jsonOf<CostJson>(args);
    expect(usdPerMillionTokens?.toFixed(3)).toBe(usd);
  });

  it('takes context and batch in the place of the file’s', async () => {
    const args = ['cost', DEPLOYMENT, '--basis', 'bound', '--context', '4K', '--batch', '96'];
    expect(await jsonOf(args)).toMatchObject({ context: 4096, batch: 96 });
  });

  it('prints a table, in words on what the figure is', async () => {
    const { status, output } = await decodeLens(['cost', DEPLOYMENT, '--basis', 'bound']);
    expect(status).toBe(0);
    expect(output).toMatch(/0\.0550 USD per 1M tokens at 8K.*theoretical bound/);
    expect(output).toMatch(/^attention +NVIDIA H20 +0\.0401 +compute/m);
  });

  it.each([
    ['rental', 1.3],
    ['neocloud', 1.69],
    ['hyperscaler', 1.3],
  ])('prices cards on the basis %s', async (basis, usdPerHour) => {
    const card = FILES['tiny.deployment.yaml'].replace('./card.hardware.yaml', 'catalog:nvidia-h100');
    const folder = folderWith({ ...FILES, 'tiny.deployment.yaml': card });
    const args = ['cost', 'tiny.deployment.yaml', '--basis', 'bound', '--price-basis', basis];
    expect(await jsonOf(args, folder.path)).toMatchObject({
      prices: [{ usdPerHour: expect.closeTo(usdPerHour, 9), basis, date: '2026-03' }],
    });
  });

  it('has no cost, and says so, where a card has no price', async () => {
    const folder = folderWith({ ...FILES, 'card.hardware.yaml': CARD.replace('price: $1.00/h\n', '') });
    const args = ['cost', 'tiny.deployment.yaml', '--basis', 'bound'];
    expect(await jsonOf(args, folder.path)).toMatchObject({ usdPerMillionTokens: null });
    expect((await decodeLens(args, folder.path)).output).toContain('–');
  });

  it.each([
    ['a model', ['catalog:step-3'], 'expected a deployment file, found a model file'],
    ['an unknown basis', [DEPLOYMENT, '--basis', 'bond'], 'did you mean bound?'],
    ['an unknown basis of prices', [DEPLOYMENT, '--price-basis', 'rent'], '--price-basis: expected one of'],
    ['a batch of a half', [DEPLOYMENT, '--batch', '0.5'], '--batch: expected a whole number'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const { status, errors } = await decodeLens(['cost', ...args]);
    expect(status).toBe(2);
    expect(errors).toContain(message);
  });

  it('tells of a reference that leads nowhere', async () => {
    const folder = folderWith({ 'tiny.deployment.yaml': FILES['tiny.deployment.yaml'] });
    const { status, errors } = await decodeLens(['cost', 'tiny.deployment.yaml'], folder.path);
    expect(status).toBe(2);
    expect(errors).toContain('tiny.deployment.yaml:2:8 error unresolved-reference');
  });
});
