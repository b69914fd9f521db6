// Prints the tables of docs/estimate.md: the estimates of measured and other deployments. Requires `npm run
// build`.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from './lib/paths.mjs';

/** The one calibration point: the Step-3 paper's 2A2F at 4096 tokens of context. */
const POINT = 'deployment,tokens per second per GPU\nstep-3-2a2f.deployment.yaml,4039\n';

/** Attention with a KV cache and arithmetic in BF16, and with BF16 projections too. */
const BF16_CORE = '{ kv: bf16, attention: bf16 }';
const BF16_ATTENTION = '{ weights: bf16, linear: bf16, kv: bf16, attention: bf16 }';

const formats = (precision) => {
  if (precision === undefined) return '';
  return precision === BF16_CORE ? ', BF16 KV and core' : ', BF16 attention';
};

const step3 = (a, f, context, batch = 6144, precision) => ({
  title: `Step-3 ${a}A${f}F${formats(precision)}`,
  model: 'step-3',
  precision,
  context,
  batch,
  text: [
    'engine: none',
    'topology: afd',
    `attention: { hardware: ./h800.hardware.yaml, instances: ${a}, accelerators: 8 }`,
    `ffn: { hardware: ./h800.hardware.yaml, instances: ${f}, accelerators: 8, parallel: { tensor: 8 } }`,
    'micro_batches: 3',
  ],
});

const deepseek = (instances, context, precision) => ({
  title: `DeepSeek-V3 EP${8 * instances}${formats(precision)}`,
  model: 'deepseek-v3',
  precision,
  context,
  batch: 128 * 8 * instances,
  text: [
    'engine: none',
    'topology: colocated',
    `pool: { hardware: ./h800.hardware.yaml, instances: ${instances}, accelerators: 8 }`,
    'micro_batches: 2',
  ],
});

const STEP3_CASES = [
  step3(2, 2, 4096),
  step3(3, 2, 4096),
  step3(3, 2, 8192, 5760),
  step3(4, 2, 8192),
  step3(8, 2, 16384),
  step3(16, 2, 32768),
  step3(3, 2, 4096, 5400, BF16_CORE),
  step3(3, 2, 4096, 5400, BF16_ATTENTION),
  step3(4, 2, 4096, 6144, BF16_CORE),
  step3(4, 2, 4096, 6144, BF16_ATTENTION),
  step3(2, 3, 4096),
  step3(3, 3, 4096),
  step3(4, 3, 8192),
];

/** Published runs, in tokens per second and GPU. */
const DEEPSEEK_CASES = [
  { ...deepseek(16, 4096), measured: 2324 },
  { ...deepseek(16, 4096, BF16_CORE), measured: 2324 },
  { ...deepseek(18, 4989), measured: 1850 },
  { ...deepseek(18, 4989, BF16_CORE), measured: 1850 },
];

/** Writes a case's deployment and, if its formats differ, its model; returns the path of the deployment. */
function write(folder, { title, model, precision, context, batch, text }, index) {
  const own = precision === undefined ? model : `${model}-${index}`;
  if (precision !== undefined) {
    const written = fs.readFileSync(path.join(folder, `${model}.model.yaml`), 'utf8');
    const changed = written
      .replace('type: mfa,', `type: mfa, precision: ${precision},`)
      .replace(/^( +)type: mla$/m, `$1type: mla\n$1precision: ${precision}`);
    if (changed === written) throw new Error(`${model}: no attention to change the formats of`);
    fs.writeFileSync(path.join(folder, `${own}.model.yaml`), changed);
  }
  const file = path.join(folder, `case-${index}.deployment.yaml`);
  const workload = `workload: { context: ${context}, batch: ${batch} }`;
  const head = [`name: ${title}`, `model: ./${own}.model.yaml`, workload, 'target: { tpot: 50 ms }'];
  fs.writeFileSync(file, `${[...head, ...text].join('\n')}\n`);
  return file;
}

const whole = (value) => Math.round(value).toLocaleString('en-US');
const milliseconds = (seconds) => (seconds * 1e3).toFixed(1);
const percent = (share) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)}%`;

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * The tables as Markdown.
 * @param cli the bundled command line
 */
export async function predictions(cli) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-predictions-'));
  const run = async (...args) => {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--json']);
    return JSON.parse(stdout);
  };
  const estimate = (file, ...args) => run('cost', file, '--basis', 'estimate', ...args);
  try {
    for (const name of ['h800.hardware', 'step-3.model', 'deepseek-v3.model', 'step-3-2a2f.deployment'])
      fs.copyFileSync(inRoot('examples', `${name}.yaml`), path.join(folder, `${name}.yaml`));
    const files = [...STEP3_CASES, ...DEEPSEEK_CASES].map((one, index) => write(folder, one, index));
    const before = [];
    for (const file of files) before.push(await estimate(file));
    const hardware = path.join(folder, 'h800.hardware.yaml');
    const measurements = path.join(folder, 'paper.csv');
    fs.writeFileSync(measurements, POINT);
    const { fits } = await run('calibrate', hardware, measurements, '--write');
    const rows = [];
    const published = [];
    for (const [index, file] of files.entries()) {
      const one = [...STEP3_CASES, ...DEEPSEEK_CASES][index];
      const now = await estimate(file);
      const memory = now.memory.every(({ used, capacity }) => used <= capacity) ? '' : ' (does not fit)';
      const start = [one.title, whole(one.context), `${whole(one.batch)}${memory}`, now.accelerators];
      if (one.measured !== undefined) {
        const [plain, calibrated] = [before[index], now].map((cost) => cost.tokensPerSecondPerAccelerator);
        const off = (value) => `${whole(value)} (${percent(value / one.measured - 1)})`;
        published.push([...start, whole(one.measured), off(plain), off(calibrated)]);
        continue;
      }
      const { low, high } = now.interval;
      rows.push([
        ...start,
        milliseconds(now.tpot),
        `${milliseconds(low)} to ${milliseconds(high)}`,
        whole(now.tokensPerSecondPerAccelerator),
        now.binding.name,
      ]);
    }
    const head = ['deployment', 'context', 'batch', 'GPUs'];
    const figures = ['TPOT, ms', 'range', 'tokens/s a GPU', 'bound by'];
    return {
      factor: fits[0].commonFactor,
      step3: table([...head, ...figures], rows),
      deepseek: table([...head, 'measured', 'examples’ efficiencies', 'calibrated on 2A2F'], published),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const { factor, step3, deepseek } = await predictions(process.argv[2] ?? inRoot('dist', 'cli.js'));
  console.log(`Calibrated on 2A2F alone: common factor ${factor.toFixed(3)}\n\n${step3}\n\n${deepseek}`);
}
