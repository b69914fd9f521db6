import { describe, expect, it } from 'vitest';
import { CARD, FILES, MODEL } from '../kit/texts';
import { folderWith } from '../lsp/kit';
import { decodeLens } from './run';

const BROKEN = CARD.replace('80 GB', '80 GB/s');

describe('decode-lens check', () => {
  it('finds nothing wrong with the examples', async () => {
    const { status, output, errors } = await decodeLens(['check', 'examples']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output).toMatch(/^10 files, \d+ findings?, 0 errors$/m);
    expect(output).not.toMatch(/ (error|warning) /);
  });

  it('ends with 1 on a finding of level error, and tells it as a compiler does', async () => {
    const folder = folderWith({ ...FILES, 'card.hardware.yaml': BROKEN });
    const { status, output } = await decodeLens(['check', 'card.hardware.yaml'], folder.path);
    expect(status).toBe(1);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(
        /^card\.hardware\.yaml:4:21 error wrong-unit: expected a data size.*found a data rate.*80 GB\/s/,
      ),
      '1 file, 1 finding, 1 error',
      '',
    ]);
  });

  it('ends with 0 on warnings', async () => {
    const folder = folderWith({ 'tiny.model.yaml': MODEL.replace('vocabulary: 32000\n', '') });
    const { status, output } = await decodeLens(['check', 'tiny.model.yaml'], folder.path);
    expect(status).toBe(0);
    expect(output).toContain('warning missing-vocabulary');
    expect(output).toContain('1 file, 1 finding, 0 errors');
  });

  it('takes files and folders, at any depth, each once', async () => {
    const folder = folderWith({
      ...FILES,
      'a/b/card.hardware.yaml': BROKEN,
      'node_modules/x.model.yaml': '[',
    });
    const args = ['check', '.', 'tiny.model.yaml', 'a'];
    const { status, output } = await decodeLens(args, folder.path);
    expect(status).toBe(1);
    expect(output.match(/^a\/b\/card\.hardware\.yaml:4:21 error/gm)).toHaveLength(1);
    expect(output).toMatch(/^4 files, \d+ findings?, 1 error$/m);
  });

  it('follows references to files that are not arguments', async () => {
    const folder = folderWith({ ...FILES, 'card.hardware.yaml': 'name: [' });
    const { output } = await decodeLens(['check', 'tiny.deployment.yaml'], folder.path);
    expect(output).toContain('tiny.deployment.yaml:6:19 warning broken-reference');
  });

  it('takes catalog entries', async () => {
    expect(await decodeLens(['check', 'catalog:kimi-k2'])).toMatchObject({ status: 0, errors: '' });
  });

  it('tells findings as JSON', async () => {
    const folder = folderWith({ 'card.hardware.yaml': BROKEN });
    const { status, output } = await decodeLens(['check', '.', '--json'], folder.path);
    expect(status).toBe(1);
    expect(JSON.parse(output)).toEqual({
      files: 1,
      findings: [
        {
          file: 'card.hardware.yaml',
          range: { start: { line: 3, character: 20 }, end: { line: 3, character: 27 } },
          code: 'wrong-unit',
          severity: 'error',
          message: expect.stringContaining('expected a data size'),
        },
      ],
      unreadable: [],
    });
  });

  it('ends with 2 on a file that cannot be read, and tells the findings of the others', async () => {
    const folder = folderWith({ 'card.hardware.yaml': BROKEN, 'binary.model.yaml': 'a\0b' });
    const { status, output } = await decodeLens(['check', '.'], folder.path);
    expect(status).toBe(2);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(/^card\.hardware\.yaml:4:21 error/),
      'binary.model.yaml: the file is not text',
      '1 file, 1 finding, 1 error, 1 path not read',
      '',
    ]);
  });

  it.each([
    ['nothing', [], 'expected files or folders'],
    ['a path that is not there', ['nowhere'], 'nowhere: there is no such file'],
    ['a spec that is not there', ['no.model.yaml'], 'no.model.yaml: there is no such file'],
    ['a file of another kind', ['package.json'], 'package.json: expected a *.model.yaml'],
    ['an id that the catalog does not have', ['catalog:step-4'], 'did you mean step-3?'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const { status, output, errors } = await decodeLens(['check', ...args]);
    expect(status).toBe(2);
    expect(output + errors).toContain(message);
  });
});
