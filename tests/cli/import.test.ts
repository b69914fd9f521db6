import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../lsp/kit';
import { decodeLens } from './run';

const WHOLE = {
  hidden_size: 64,
  intermediate_size: 256,
  num_attention_heads: 4,
  num_hidden_layers: 4,
  vocab_size: 100,
};
const BROKEN = { ...WHOLE, num_experts: 4, num_experts_per_tok: 9 };

const withConfig = (config: object) => folderWith({ 'config.json': JSON.stringify(config) });
const OUTPUT = ['import', 'config.json', '--output', 'a.model.yaml'];

describe('decode-lens import', () => {
  it('writes a model file that is whole', async () => {
    const folder = withConfig(WHOLE);
    expect(await decodeLens(OUTPUT, folder.path)).toEqual({
      status: 0,
      output: 'a.model.yaml written\n',
      errors: '',
    });
    expect(fs.existsSync(path.join(folder.path, 'a.model.yaml'))).toBe(true);
  });

  it('writes none with errors, and says which key', async () => {
    const folder = withConfig(BROKEN);
    const { status, output, errors } = await decodeLens(OUTPUT, folder.path);
    expect(status).toBe(1);
    expect(output).toContain('a.model.yaml was not written');
    expect(errors).toMatch(/^config\.json: error: the model file has an error: `ffn\.moe\.[\w.]+`: /m);
    expect(fs.existsSync(path.join(folder.path, 'a.model.yaml'))).toBe(false);
  });

  it('prints one with errors, and ends with 1', async () => {
    const { status, output } = await decodeLens(['import', 'config.json'], withConfig(BROKEN).path);
    expect([status, output]).toEqual([1, expect.stringContaining('hidden: 64')]);
  });

  it('names a missing field once', async () => {
    const { status, errors } = await decodeLens(['import', 'config.json'], withConfig({}).path);
    expect(status).toBe(2);
    expect(errors).toContain('error: hidden_size is missing');
  });
});
