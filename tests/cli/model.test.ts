import { describe, expect, it } from 'vitest';
import { MODEL } from '../kit/texts';
import { folderWith } from '../lsp/kit';
import { decodeLens, jsonOf } from './run';

interface ModelJson {
  readonly name: string;
  readonly parameters: { readonly total: number; readonly active: number };
  readonly perToken: Readonly<Record<string, number>>;
  readonly intensity: number;
}

/** A figure rounded as the paper prints it: three digits. */
const printed = (value: number | undefined): string =>
  (value ?? Number.NaN).toExponential(2).replace('e+', 'e');

describe('decode-lens model', () => {
  it('tells parameters and the work of a token', async () => {
    const model = await jsonOf<ModelJson>(['model', 'catalog:step-3', '--context', '8192']);
    expect(model).toEqual({
      name: 'Step-3',
      parameters: { total: expect.any(Number), active: expect.any(Number) },
      perToken: {
        stateBytes: expect.any(Number),
        attentionFlops: expect.any(Number),
        linearFlops: expect.any(Number),
        ffnFlops: expect.any(Number),
        otherFlops: expect.any(Number),
      },
      intensity: 128,
    });
    expect(model.parameters.total / 316e9).toBeCloseTo(1, 2);
    expect(model.parameters.active / 38e9).toBeCloseTo(1, 2);
  });

  // Step-3 paper, Tables 2 and 3.
  it.each([
    ['step-3', '8192', ['2.56e8', '3.27e10', '2.07e10', '5.33e10']],
    ['step-3', '32K', ['1.02e9', '1.31e11', '2.07e10', '5.33e10']],
    ['deepseek-v3', '8K', ['2.88e8', '1.47e11', '2.28e10', '4.84e10']],
    ['minimax-m1', '32768', ['1.93e9', '1.15e10', '3.75e10', '5.44e10']],
  ])('reproduces the paper for %s at %s', async (id, context, figures) => {
    const args = ['model', `catalog:${id}`, '--context', context, '--counting', 'step3-paper'];
    const { perToken } = await jsonOf<ModelJson>(args);
    const { stateBytes, attentionFlops, linearFlops, ffnFlops, otherFlops } = perToken;
    expect([stateBytes, attentionFlops, linearFlops, ffnFlops].map(printed)).toEqual(figures);
    expect(otherFlops).toBe(0);
  });

  it('reads a file, and prints a table', async () => {
    const folder = folderWith({ 'tiny.model.yaml': MODEL });
    const { status, output } = await decodeLens(['model', 'tiny.model.yaml', '--context=4K'], folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^Tiny +per token at 4K/);
    expect(output).toMatch(/^KV \/ state bytes +25\.2 MB$/m);
  });

  it.each([
    ['no file', [], 'expected one file'],
    ['two files', ['catalog:step-3', 'catalog:kimi-k2'], 'expected one file'],
    ['a card', ['catalog:nvidia-h20'], 'expected a model file, found a hardware file'],
    ['a context that is no number', ['catalog:step-3', '--context', 'much'], '--context: expected'],
    ['a context of 0', ['catalog:step-3', '--context', '0'], '--context: expected a whole number'],
    ['a negative context', ['catalog:step-3', '--context', '-5'], '--context: expected a whole number'],
    ['a context of bytes', ['catalog:step-3', '--context', '8 GB'], '--context: expected'],
    ['an option without its value', ['catalog:step-3', '--context'], '--context needs a value'],
    ['a value where none belongs', ['catalog:step-3', '--json=yes'], '--json takes no value'],
    ['a misspelt option', ['catalog:step-3', '--contxt', '8K'], 'did you mean --context?'],
    ['a misspelt choice', ['catalog:step-3', '--counting', 'exakt'], 'did you mean exact?'],
  ])('ends with 2 and a word on what to do on %s', async (_, args, message) => {
    const { status, output, errors } = await decodeLens(['model', ...args]);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toMatch(/^decode-lens: /);
    expect(errors).toContain(message);
  });

  it('tells what is wrong with a file that cannot be costed', async () => {
    const folder = folderWith({ 'tiny.model.yaml': MODEL.replace('attention: gqa', 'attention: gpa') });
    const { status, errors } = await decodeLens(['model', 'tiny.model.yaml'], folder.path);
    expect(status).toBe(2);
    expect(errors).toContain('tiny.model.yaml:9:29 error undefined-attention');
  });
});
