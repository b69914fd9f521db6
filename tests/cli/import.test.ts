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
  tie_word_embeddings: false,
};
const BROKEN = { ...WHOLE, num_experts: 4, num_experts_per_tok: 9 };

const withConfig = (config: object) => folderWith({ 'config.json': JSON.stringify(config) });
const OUTPUT = ['import', 'config.json', '--output', 'a.model.yaml'];

describe('decode-lens import', () => {
  it('writes a model file that is whole', async () => {
    const folder = withConfig(WHOLE);
    expect(await decodeLens(OUTPUT, folder.path)).toEqual({
      status: 0,
      output: 'a.model.yaml written\n274.9K parameters, 550 kB, 8.39 MB of KV at 8K\n',
      errors: '',
    });
    expect(fs.existsSync(path.join(folder.path, 'a.model.yaml'))).toBe(true);
  });

  it('reads the folder of a checkpoint with its quantization', async () => {
    const folder = folderWith({
      'config.json': JSON.stringify(WHOLE),
      'hf_quant_config.json': JSON.stringify({ quantization: { quant_algo: 'FP8' } }),
    });
    const { status, output, errors } = await decodeLens(['import', '.'], folder.path);
    expect(status).toBe(0);
    expect(output).toContain('weights: fp8');
    expect(errors).toMatch(/^config\.json: .* parameters, .* of KV at 8K\n$/);
  });

  it('reads the params.json of a folder', async () => {
    const params = { dim: 512, n_layers: 2, n_heads: 8, n_kv_heads: 2, hidden_dim: 1024, vocab_size: 100 };
    const folder = folderWith({ 'params.json': JSON.stringify(params) });
    const { output } = await decodeLens(['import', '.'], folder.path);
    expect(output).toContain('kv_heads: 2');
  });

  it('names what it expects of a folder', async () => {
    const { status, errors } = await decodeLens(['import', '.'], folderWith({ 'a.txt': '' }).path);
    expect([status, errors]).toEqual([2, expect.stringContaining('config.json or params.json')]);
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
