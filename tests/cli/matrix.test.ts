import { describe, expect, it } from 'vitest';
import type { Half } from '../../server/core/spec';
import { decodeLens, jsonOf } from './run';

interface Row {
  readonly model: string;
  readonly hardware: string;
  readonly context: number;
  readonly attention: number;
  readonly ffn: number;
  readonly total: number;
}

interface Matrix {
  readonly rows: readonly Row[];
  readonly best: readonly {
    readonly model: string;
    readonly context: number;
    readonly attentionHardware: string;
    readonly ffnHardware: string;
    readonly total: number;
  }[];
}

const CARDS = ['catalog:nvidia-h800', 'catalog:nvidia-h20', 'catalog:nvidia-a800', 'catalog:ascend-910b'];

describe('decode-lens matrix', () => {
  it('says of a card without a price that it has none', async () => {
    const args = ['matrix', '--model', 'catalog:step-3', '--hardware', 'catalog:ascend-910c'];
    const { status, output } = await decodeLens(args);
    expect(status).toBe(0);
    expect(output).toContain('no pair of cards has a cost');
    expect(output).not.toContain('Best pair');
    expect(output).toContain(
      'catalog:ascend-910c has no rental price and so no cost: give it one in a file of your own',
    );
    expect(await jsonOf(args)).toMatchObject({ best: [], withoutPrice: ['catalog:ascend-910c'] });
    const priced = (await decodeLens([...args, 'catalog:nvidia-h800'])).output;
    expect(priced).toContain('Best pair');
    expect(priced.match(/has no rental price/g)).toHaveLength(1);
  });

  // Step-3 paper, Table 6: attention at 8192 and 32768 tokens, FFN; in the order of the cards.
  it.each([
    ['step-3', '0.048 0.040 0.040 0.043', '0.176 0.114 0.120 0.133', '0.015 0.040 0.036 0.035'],
    ['deepseek-v3', '0.054 0.128 0.114 0.113', '0.197 0.460 0.409 0.407', '0.014 0.036 0.032 0.032'],
    ['qwen3-32b', '0.181 0.069 0.120 0.133', '0.716 0.248 0.455 0.508', '0.014 0.038 0.034 0.033'],
  ])('reproduces the paper for %s', async (id, at8K, at32K, ffn) => {
    const args = ['matrix', '--model', `catalog:${id}`, '--hardware', ...CARDS, '--context', '8K', '32K'];
    const { rows } = await jsonOf<Matrix>([...args, '--counting', 'step3-paper']);
    const cells = (context: number, half: Half): string =>
      rows
        .filter((row) => row.context === context)
        .map((row) => row[half].toFixed(3))
        .join(' ');
    expect(rows.map(({ hardware }) => hardware)).toEqual([...CARDS, ...CARDS]);
    expect([cells(8192, 'attention'), cells(32768, 'attention')]).toEqual([at8K, at32K]);
    expect([cells(8192, 'ffn'), cells(32768, 'ffn')]).toEqual([ffn, ffn]);
  });

  it('names the best pair for AFD', async () => {
    const args = [
      'matrix',
      '--model',
      'catalog:step-3',
      '--hardware',
      ...CARDS,
      '--context',
      '8192',
      '32768',
    ];
    const { best } = await jsonOf<Matrix>([...args, '--counting', 'step3-paper']);
    const pair = { model: 'catalog:step-3', attentionHardware: CARDS[1], ffnHardware: CARDS[0] };
    expect(best).toEqual([
      { ...pair, context: 8192, total: expect.closeTo(0.055, 3) },
      { ...pair, context: 32768, total: expect.closeTo(0.129, 3) },
    ]);
  });

  it('repeats the arguments as they were given, files and ids, repeated options and many values', async () => {
    const { rows } = await jsonOf<Matrix>([
      'matrix',
      '--model=./examples/step-3.model.yaml',
      '--model',
      'catalog:qwen3-32b',
      'examples/../examples/deepseek-v3.model.yaml',
      '--context',
      '1K',
      '--hardware',
      'examples/h20.hardware.yaml',
      '--context=2048',
    ]);
    expect(rows.map(({ model, hardware, context }) => [model, hardware, context])).toEqual(
      [
        './examples/step-3.model.yaml',
        'catalog:qwen3-32b',
        'examples/../examples/deepseek-v3.model.yaml',
      ].flatMap((model) => [1024, 2048].map((context) => [model, 'examples/h20.hardware.yaml', context])),
    );
    for (const row of rows) expect(row.total).toBe(row.attention + row.ffn);
  });

  it('has no cost on a card without a price', async () => {
    const { rows, best } = await jsonOf<Matrix>([
      'matrix',
      '--model',
      'catalog:step-3',
      '--hardware',
      'catalog:ascend-910c',
      '--context',
      '8K',
    ]);
    expect(rows).toEqual([
      {
        model: 'catalog:step-3',
        hardware: 'catalog:ascend-910c',
        context: 8192,
        attention: null,
        ffn: null,
        total: null,
      },
    ]);
    expect(best).toEqual([]);
  });

  it('prints tables', async () => {
    const args = ['matrix', '--model', 'catalog:step-3', '--hardware', ...CARDS, '--context', '8K'];
    const { status, output } = await decodeLens(args);
    expect(status).toBe(0);
    expect(output).toMatch(/^catalog:step-3 +catalog:nvidia-h20 +8K +0\.0401 +0\.0400 +0\.0801$/m);
    expect(output).toMatch(/^catalog:step-3 +8K +catalog:nvidia-h20 +catalog:nvidia-h800 +0\.0550$/m);
  });

  it.each([
    ['no model', ['--hardware', 'catalog:nvidia-h20'], 'expected at least one model and one hardware'],
    ['no value', ['--model', '--hardware', 'catalog:nvidia-h20'], '--model needs a value'],
    [
      'a stray argument',
      ['catalog:step-3', '--hardware', 'catalog:nvidia-h20'],
      'catalog:step-3 belongs to no option',
    ],
    [
      'a card as a model',
      ['--model', 'catalog:nvidia-h20', '--hardware', 'catalog:nvidia-h20'],
      'expected a model',
    ],
  ])('ends with 2 on %s', async (_, args, message) => {
    const { status, errors } = await decodeLens(['matrix', ...args]);
    expect(status).toBe(2);
    expect(errors).toContain(message);
  });
});
