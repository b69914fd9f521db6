import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mfaPoints, profileOf } from '../kit/profile';
import { exampleFolder, type Folder } from '../lsp/kit';
import { decodeLens, jsonOf } from './run';

const CARD = 'h800.hardware.yaml';
const HEADER = 'kernel,heads,kv heads,head dim,batch,context,precision,time';

interface CalibrateJson {
  readonly fits: readonly {
    readonly subject: string;
    readonly numbers: readonly { readonly path: readonly string[]; readonly value: number }[];
    readonly commonFactor?: number;
  }[];
  readonly findings: readonly { readonly code: string; readonly rows: readonly number[] }[];
  readonly text: string | null;
  readonly written: boolean;
}

/** Times of MFA on a card that reaches 60% of its arithmetic and 75% of its memory, with a fixed 8 µs. */
function benchmark(): string {
  const rows = [1, 8, 64, 512].flatMap((batch) =>
    (
      [
        ['mfa', 64, 4],
        ['mfa', 1024, 64],
      ] as const
    ).map(([kernel, heads]) => {
      const [flops, bytes] = [4 * heads * 256 * 4096 * batch, 2 * 256 * 4096 * batch];
      const seconds = Math.max(flops / (1.98e15 * 0.6), bytes / (3.35e12 * 0.75)) + 8e-6;
      return `${kernel},${heads},1,256,${batch},4096,fp8,${seconds * 1e6} us`;
    }),
  );
  return [HEADER, ...rows].join('\n');
}

function examplesWith(files: Readonly<Record<string, string>>): Folder {
  const folder = exampleFolder();
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder.path, name), text);
  return folder;
}

const cardOf = (folder: Folder) => fs.readFileSync(path.join(folder.path, CARD), 'utf8');

describe('decode-lens calibrate', () => {
  it('proposes what it would write, and writes nothing', async () => {
    const folder = examplesWith({ 'bench.csv': benchmark() });
    const before = cardOf(folder);
    const { status, output } = await decodeLens(['calibrate', CARD, 'bench.csv'], folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^mfa: 8 measurements, error ×1\.00/m);
    expect(output).toMatch(/^kernels\.mfa\.compute +0\.700 +0\.600/m);
    expect(output).toMatch(/^kernels\.mfa\.overhead +5\.00 µs +8\.00 µs/m);
    expect(output).toMatch(/^\+ kernels:$/m);
    expect(output).toContain('add --write');
    expect(cardOf(folder)).toBe(before);
  });

  it('writes the numbers with their source, keeps every line that was there, and reads them back', async () => {
    const folder = examplesWith({ 'bench.csv': benchmark() });
    const before = cardOf(folder);
    const { written } = await jsonOf<CalibrateJson>(['calibrate', CARD, 'bench.csv', '--write'], folder.path);
    expect(written).toBe(true);
    const after = cardOf(folder);
    expect(before.split('\n').filter((line) => !after.split('\n').includes(line))).toEqual([]);
    expect(after).toContain('source: "bench.csv: 8 measurements');
    expect(await decodeLens(['check', CARD], folder.path)).toMatchObject({ status: 0 });
    const again = await jsonOf<CalibrateJson>(['calibrate', CARD, 'bench.csv', '--write'], folder.path);
    expect(again.fits[0]?.numbers.map(({ value }) => value)).toEqual([0.6, 0.75, 8e-6]);
    expect(cardOf(folder)).toBe(after);
  });

  it('takes the JSON of a profile as it is, and says what it is worth', async () => {
    const folder = examplesWith({
      'gpu.json': JSON.stringify(profileOf(mfaPoints(), { boundsChecks: true })),
    });
    const { status, output } = await decodeLens(['calibrate', CARD, 'gpu.json', '--write'], folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^kernels\.mfa\.memory +0\.850 +0\.600/m);
    expect(output).toMatch(/^note: .* a lower bound of the card’s/m);
    expect(output).toMatch(/^note: the kernels ran with WebGPU’s bounds checks/m);
    expect(cardOf(folder)).toContain('source: "measured with Decode Lens on NVIDIA H800, 2026-11-21, WebGPU');
    expect(await decodeLens(['check', CARD], folder.path)).toMatchObject({ status: 0 });
  });

  it('writes the same profile a second time without a change, also over a family’s own numbers', async () => {
    const { card } = profileOf([]);
    const wallClock = { card: { ...card, features: ['shader-f16'] } };
    const folder = examplesWith({ 'gpu.json': JSON.stringify(profileOf(mfaPoints(), wallClock)) });
    fs.appendFileSync(path.join(folder.path, CARD), 'kernels: { mfa: { memory: 0.5, compute: 0.4 } }\n');
    const args = ['calibrate', CARD, 'gpu.json', '--write'];
    const { output } = await decodeLens(args, folder.path);
    expect(output).toMatch(/^note: the device has no `timestamp-query`/m);
    const once = cardOf(folder);
    expect(once).toContain('WebGPU (Node, wall-clock times), a lower bound for the card: 5 measurements');
    expect(once).toContain('compute: 0.4');
    await decodeLens(args, folder.path);
    expect(cardOf(folder)).toBe(once);
  });

  it('refuses a profile of a software adapter, and writes nothing', async () => {
    const folder = examplesWith({ 'gpu.json': JSON.stringify(profileOf(mfaPoints(), { software: true })) });
    const before = cardOf(folder);
    const { status, output } = await decodeLens(['calibrate', CARD, 'gpu.json', '--write'], folder.path);
    expect(status).toBe(1);
    expect(output).toMatch(/^gpu\.json: error software-adapter: .*\nnothing was changed/);
    expect(cardOf(folder)).toBe(before);
  });

  it('meets 2A2F as the only point with one common factor', async () => {
    const folder = examplesWith({
      'paper.csv': 'deployment,tokens/s/GPU\nstep-3-2a2f.deployment.yaml,"4,039"\n',
    });
    const { fits } = await jsonOf<CalibrateJson>(['calibrate', CARD, 'paper.csv', '--write'], folder.path);
    expect(fits[0]?.commonFactor).toBeCloseTo(0.938, 3);
    const args = ['cost', 'step-3-2a2f.deployment.yaml', '--basis', 'estimate'];
    const cost = await jsonOf<{ tokensPerSecondPerAccelerator: number }>(args, folder.path);
    expect(cost.tokensPerSecondPerAccelerator).toBeCloseTo(4039, -1);
    expect(cardOf(folder)).toContain('# per kernel launch; per message between servers');
  });

  it('finds deployments next to the measurements, wherever it runs', async () => {
    const json = JSON.stringify([{ deployment: './step-3-2a2f.deployment.yaml', tpot: '47.5 ms' }]);
    const folder = examplesWith({ 'paper.json': json });
    const args = ['calibrate', path.join(folder.path, CARD), path.join(folder.path, 'paper.json')];
    expect((await jsonOf<CalibrateJson>(args)).fits[0]?.commonFactor).toBeCloseTo(0.938, 2);
  });

  it('fits an engine’s block to runs, sets aside those of others, and reads it back', async () => {
    const header =
      'id,model,hardware,engine,weights,accelerators,attention_tensor,ffn_tensor,context,batch,tpot_ms';
    const run = (id: string, engine: string, batch: number, tpot: number) =>
      `${id},catalog:qwen3-32b,${CARD},${engine},fp8,2,2,2,2048,${batch},${tpot}`;
    const rows = [run('a', 'vllm', 8, 9), run('b', 'vllm', 32, 11), run('c', 'vllm', 128, 17)];
    const folder = examplesWith({
      'runs.csv': [header, ...rows, run('other', 'sglang', 8, 9), run('nan', 'vllm', 8, Number.NaN)].join(
        '\n',
      ),
    });
    const args = ['calibrate', CARD, 'runs.csv', '--engine', 'vllm', '--write'];
    const { status, output } = await decodeLens(args, folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^vllm end to end: 3 measurements/m);
    expect(output).toMatch(/^runs\.csv: row 5 set aside other-engine: it ran under sglang, not vllm$/m);
    expect(output).toMatch(/^runs\.csv: row 6 set aside invalid-value: /m);
    expect(cardOf(folder)).toMatch(/^engines:\n +vllm:/m);
    expect(await decodeLens(['check', CARD], folder.path)).toMatchObject({ status: 0 });
  });

  it('takes columns of runs that their file leaves out', async () => {
    const folder = examplesWith({
      'runs.csv': [
        'model,engine,weights,accelerators,attention_tensor,ffn_tensor,context,batch,tpot_ms',
        ...[8, 32, 128].map((batch) => `catalog:qwen3-32b,vllm,fp8,2,2,2,2048,${batch},${9 + batch / 16}`),
      ].join('\n'),
    });
    const args = ['calibrate', CARD, 'runs.csv', '--set', `hardware=${CARD}`];
    const { status, output } = await decodeLens(args, folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^vllm end to end: 3 measurements/m);
    const { errors } = await decodeLens([...args, '--time', 'tpot_ms'], folder.path);
    expect(errors).toContain('--time: expected a file of kernels or deployments; runs.csv holds runs');
  });

  it('sets aside one object of a list of runs that is on one line, and fits the others', async () => {
    const run = (batch: number, tpot_ms: number) => ({
      ...{ model: 'catalog:qwen3-32b', hardware: CARD, engine: 'vllm', weights: 'fp8', context: 2048 },
      ...{ accelerators: 2, attention_tensor: 2, ffn_tensor: 2, batch, tpot_ms },
    });
    const folder = examplesWith({
      'runs.json': JSON.stringify([run(8, 9), run(32, 11), run(64, 0.01), run(128, 17)]),
    });
    const { status, output } = await decodeLens(['calibrate', CARD, 'runs.json'], folder.path);
    expect(status).toBe(0);
    expect(output).toMatch(/^vllm end to end: 3 measurements/m);
    expect(output).toMatch(/^runs\.json: row 3 set aside faster-than-peaks: /m);
  });

  it('asks for the engine where runs are of several', async () => {
    const folder = examplesWith({
      'runs.csv': [
        'model,hardware,engine,accelerators,context,batch,tpot_ms',
        `catalog:qwen3-32b,${CARD},vllm,2,2048,8,20`,
        `catalog:qwen3-32b,${CARD},sglang,2,2048,8,20`,
      ].join('\n'),
    });
    const { status, errors } = await decodeLens(['calibrate', CARD, 'runs.csv'], folder.path);
    expect(status).toBe(2);
    expect(errors).toContain('name the engine with --engine');
  });

  it.each([
    ['zero seconds', `${HEADER}\nmfa,64,1,256,1,4096,fp8,0`, 'row 2 error invalid-value'],
    [
      'a kernel faster than the peaks',
      `${HEADER}\nmfa,64,1,256,99,4096,fp8,1 us`,
      'row 2 error faster-than-peaks',
    ],
    ['a missing column', 'kernel,heads\nmfa,64', 'row 1 error missing-column'],
    ['one measurement', benchmark().split('\n').slice(0, 2).join('\n'), 'row 2 error too-few-points'],
    [
      'no deployment of that name',
      'deployment,tpot\nx.deployment.yaml,1 ms',
      'row 2 error unknown-deployment',
    ],
    [
      'a card of another file',
      'deployment,tpot\ndeepseek-v3-ep128.deployment.yaml,50 ms',
      'row 2 error other-hardware',
    ],
  ])('tells %s by its row and changes nothing', async (_, text, message) => {
    const folder = examplesWith({ 'bench.csv': text });
    const before = cardOf(folder);
    const { status, output } = await decodeLens(['calibrate', CARD, 'bench.csv', '--write'], folder.path);
    expect(status).toBe(1);
    expect(output).toContain(`bench.csv: ${message}`);
    expect(output).toContain('nothing was changed');
    expect(cardOf(folder)).toBe(before);
  });

  it.each([
    ['one file', [CARD], 'expected a hardware file and a file of measurements'],
    ['no measurements', [CARD, 'none.csv'], 'none.csv cannot be read'],
    ['another format', [CARD, 'bench.xlsx'], 'expected measurements in a *.csv or *.json file'],
    ['a model', ['step-3.model.yaml', 'bench.csv'], 'expected a hardware file, found a model file'],
    [
      '--set for kernels',
      [CARD, 'bench.csv', '--set', 'kind=x'],
      '--set: expected a file of runs; bench.csv',
    ],
    ['the catalog', ['catalog:nvidia-h800', 'bench.csv', '--write'], 'the catalog cannot be written'],
  ])('ends with 2 on %s', async (_, args, message) => {
    const folder = examplesWith({ 'bench.csv': benchmark() });
    const { status, errors } = await decodeLens(['calibrate', ...args], folder.path);
    expect(status).toBe(2);
    expect(errors).toContain(message);
  });
});
