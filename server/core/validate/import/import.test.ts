import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, runRows, type SetColumns } from '..';
import { importRun } from '.';

const FOLDER = path.join(import.meta.dirname, '../../../../tests/validation/benchmarks');

/** What comes of a benchmark's file: columns of a run, or why there are none. */
async function rowsOf(file: string, set: SetColumns = {}) {
  const found = [];
  for await (const row of runRows([fs.readFileSync(path.join(FOLDER, file), 'utf8')], set))
    found.push('cells' in row ? Object.fromEntries(row.cells) : `${row.line}: ${row.reason}`);
  return found;
}

describe('a file of a benchmark', () => {
  it('of vLLM has its load by Little’s law, its degrees from metadata, and its format from the checkpoint', async () => {
    expect(await rowsOf('vllm.json')).toEqual([
      expect.objectContaining({
        model: 'Qwen/Qwen3-32B-FP8',
        hardware: 'h100',
        engine: 'vllm',
        weights: 'fp8',
        accelerators: '2',
        attention_tensor: '2',
        ffn_tensor: '2',
        context: '1536',
        batch: expect.stringMatching(/^45\.87/),
        tpot_ms: '20.6',
        kind: 'aggregated',
      }),
    ]);
  });

  it('of SGLang counts ranks of data-parallel attention within its tensor parallelism', async () => {
    const [first, nan, drafts, cut] = await rowsOf('sglang.jsonl', { hardware: 'h200' });
    expect(first).toMatchObject({
      id: 'dp8',
      weights: 'fp8',
      ffn_weights: 'fp8',
      accelerators: '8',
      attention_data: '8',
      attention_tensor: '1',
      ffn_expert: '8',
      ffn_tensor: '1',
      context: '2048',
    });
    expect(nan).toMatchObject({ tpot_ms: 'NaN' });
    expect(drafts).toMatch(/^3: the run drafts tokens/);
    expect(cut).toMatch(/^4: the JSON object is not closed/);
  });

  it('of InferenceX is one decode instance where prefill has cards of its own', async () => {
    const [shared, apart, drafts, unit] = await rowsOf('inferencex.json');
    expect(shared).toMatchObject({
      weights: 'bf16',
      ffn_weights: 'nvfp4',
      accelerators: '2',
      tpot_s: '0.0151',
    });
    expect(apart).toMatchObject({
      hardware: 'gb200',
      engine: 'trtllm',
      accelerators: '8',
      attention_data: '8',
      ffn_expert: '8',
      batch: '492',
      kind: 'decode pool',
    });
    expect(drafts).toMatch(/^48: the run drafts tokens \(mtp\)/);
    expect(unit).toMatch(/^64: 6\.08e\+4 sequences would decode at once .* but 64 were open; check the unit/);
  });

  it('of AIConfigurator states all degrees, which have to agree', async () => {
    const [dense, moe, experts, cards] = await rowsOf('aiconfigurator.csv');
    expect(dense).toMatchObject({
      weights: 'fp8',
      kv: 'bf16',
      attention_tensor: '2',
      batch: '32',
      tpot_ms: '21.5',
    });
    expect(moe).toMatchObject({
      kv: 'fp8',
      attention_data: '8',
      ffn_expert: '8',
      ffn_tensor: '1',
      batch: '64',
    });
    expect(experts).toBe('4: moe_tp · moe_ep is 16, but tp · dp is 8');
    expect(cards).toBe('5: `num_total_gpus` is 16, but tp · dp · pp is 8');
  });

  it('names what it leaves out, unless that is set', async () => {
    const [first] = await rowsOf('sglang.jsonl');
    expect(first).toMatch(/SGLang bench_serving does not say hardware; .*--set hardware=/);
  });

  it('reads the same however the text is cut', async () => {
    const text = fs.readFileSync(path.join(FOLDER, 'inferencex.json'), 'utf8');
    const found = [];
    for await (const row of runRows([...text]))
      found.push('cells' in row ? row.cells.get('model') : row.line);
    expect(found).toEqual(['openai/gpt-oss-120b', 'deepseek-ai/DeepSeek-R1-0528', 48, 64]);
  });
});

it('takes columns of a table of runs from JSON as they are', () => {
  const result = importRun({ model: 'x', tpot_ms: 30, deep: { down: 1 } }, COLUMNS);
  expect(result).toEqual({ ok: true, columns: { model: 'x', tpot_ms: 30 } });
});
