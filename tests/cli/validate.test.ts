import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeLens, jsonOf } from './run';

const HEADER =
  'id,model,hardware,engine,weights,accelerators,attention_tensor,ffn_tensor,context,batch,tpot_ms';
const row = (id: string, model: string, tpot: string) =>
  `${id},${model},catalog:nvidia-h100,vllm,bf16,2,2,2,1280,62.4,${tpot}`;

/** A folder of files for one test. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-validate-'));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

const runs = [
  HEADER,
  row('good', 'catalog:qwen3-32b', '28.5'),
  row('slow', 'catalog:qwen3-32b', '40'),
  row('unknown', 'catalog:none', '28.5'),
  row('nan', 'catalog:qwen3-32b', 'NaN'),
  row('fast', 'catalog:qwen3-32b', '0.5'),
].join('\n');

describe('decode-lens validate', () => {
  it('gives figures by group, the rows furthest off with their terms, and every row set aside with its reason', async () => {
    const folder = folderWith({ 'runs.csv': runs });
    const { status, output } = await decodeLens(['validate', 'runs.csv', '--by', 'engine'], folder);
    expect(status).toBe(0);
    expect(output).toMatch(/^runs\.csv: 5 runs, 2 used, 3 set aside$/m);
    expect(output).toMatch(/^vllm +2 /m);
    expect(output).toMatch(/^slow: measured 40\.0\sms, estimate .*\n +attention .* FFN .* step 640\s[uµμ]s/m);
    expect(output).toMatch(/^runs\.csv:4 unknown: set aside: /m);
    expect(output).toMatch(
      /^runs\.csv:5 nan: set aside: expected `tpot_ms` to be a number above 0, found NaN$/m,
    );
    expect(output).toMatch(/^runs\.csv:6 fast: set aside: .* faster than the card’s peaks allow/m);
  });

  it('gives JSON in the documented form', async () => {
    const folder = folderWith({ 'runs.csv': runs });
    const json = await jsonOf<Record<string, unknown>>(
      ['validate', 'runs.csv', '--by', 'model,engine'],
      folder,
    );
    const number = expect.any(Number);
    expect(json).toEqual({
      runs: 5,
      used: 2,
      refused: [
        { id: 'unknown', reason: expect.stringMatching(/^line 4: /) },
        { id: 'nan', reason: expect.stringMatching(/^line 5: /) },
        { id: 'fast', reason: expect.stringMatching(/^line 6: /) },
      ],
      ...{ median: number, mape: number, p10: number, p90: number, coverage: number, spearman: number },
      groups: [
        { model: 'catalog:qwen3-32b', engine: 'vllm', n: 2, median: number, mape: number, coverage: number },
      ],
      rows: [
        { id: 'good', measured: 0.0285, estimate: number, low: number, high: number },
        { id: 'slow', measured: 0.04, estimate: number, low: number, high: number },
      ],
    });
  });

  it('estimates without the engine’s name, or by the hardware file alone', async () => {
    const folder = folderWith({ 'runs.csv': runs });
    const medians = await Promise.all(
      ['named', 'typical', 'none'].map(async (engine) => {
        const args = ['validate', 'runs.csv', '--engine', engine];
        return (await jsonOf<{ median: number }>(args, folder)).median;
      }),
    );
    expect(new Set(medians).size).toBe(3);
    expect(medians[2]).toBeLessThan(medians[0] ?? 0);
  });

  it('writes a page with a plot that loads nothing', async () => {
    const folder = folderWith({ 'runs.csv': runs.replace('good', '<b>good') });
    await decodeLens(['validate', 'runs.csv', '--html', 'out.html'], folder);
    const page = fs.readFileSync(path.join(folder, 'out.html'), 'utf8');
    expect(page).toContain('measured TPOT</text>');
    expect(page.match(/<circle [^>]*class="run"/g)).toHaveLength(2);
    expect(page).toContain('&lt;b&gt;good');
    expect(page).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org)/);
  });

  it('writes its page over an earlier one, and over nothing else', async () => {
    const folder = folderWith({ 'runs.csv': runs });
    const page = ['validate', 'runs.csv', '--html', 'out.html'];
    expect((await decodeLens(page, folder)).status).toBe(0);
    expect((await decodeLens(page, folder)).status).toBe(0);
    const over = await decodeLens(['validate', 'runs.csv', '--html', 'runs.csv'], folder);
    expect(over.status).toBe(2);
    expect(over.errors).toContain('--html: runs.csv exists and was not written by this option');
    expect(fs.readFileSync(path.join(folder, 'runs.csv'), 'utf8')).toBe(runs);
  });

  it.each([
    ['no file', ['none.csv'], 2, 'none.csv cannot be read'],
    ['an unknown grouping', ['runs.csv', '--by', 'colour'], 2, '--by: expected one of model'],
    ['an unknown column', ['runs.csv', '--set', 'colour=red'], 2, '--set: unknown column colour'],
  ])('ends with 2 on %s', async (_, args, status, message) => {
    const ran = await decodeLens(['validate', ...args], folderWith({ 'runs.csv': runs }));
    expect(ran.status).toBe(status);
    expect(ran.errors).toContain(message);
  });

  it('ends with 1 where no row can be used', async () => {
    const { status, output } = await decodeLens(
      ['validate', 'runs.csv'],
      folderWith({ 'runs.csv': 'model,batch\nx,1' }),
    );
    expect(status).toBe(1);
    expect(output).toContain('expected the columns hardware, accelerators, context in the header');
  });
});
