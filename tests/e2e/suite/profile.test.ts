import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, hoverOn, open } from './support';

/** What the command answers, as far as it is looked at here. */
interface Answer {
  readonly code?: string;
  readonly message?: string;
  readonly advice?: string;
  readonly host?: string;
  readonly software?: boolean;
  readonly boundsChecks?: boolean;
  readonly kernels?: readonly { readonly kernel: string; readonly problem: string | null }[];
  readonly failures?: readonly { readonly what: string; readonly failure: Answer }[];
}

const CHROMIUM = '/usr/lib/chromium';
const DRIVER = path.join(CHROMIUM, 'vk_swiftshader_icd.json');
const WEBGPU = path.resolve(__dirname, '../../node_modules/webgpu');

/** Why kernels cannot be run here, or undefined. */
function missing(): string | undefined {
  if (process.platform !== 'linux') return 'the software adapter of the tests is there on Linux only';
  if (!fs.existsSync(path.join(WEBGPU, 'index.js'))) return 'the optional package webgpu is not installed';
  return fs.existsSync(DRIVER) ? undefined : `${DRIVER} is missing: install Debian's chromium`;
}

/** The processes of kernels that came from this extension host, whose environment they have, from Linux's process table. */
function kernelProcesses(): number[] {
  const numbers = fs.readdirSync('/proc').map(Number).filter(Number.isInteger);
  return numbers.filter((id) => {
    try {
      const [command, environment] = ['cmdline', 'environ'].map((file) =>
        fs.readFileSync(`/proc/${id}/${file}`, 'utf8'),
      );
      const own = `DECODE_LENS_TEST_RESULTS=${process.env.DECODE_LENS_TEST_RESULTS}`;
      return command?.includes('kernels-child.js') === true && environment?.includes(own) === true;
    } catch {
      return false; // The process ended while we looked.
    }
  });
}

/**
 * Stands between the editor and the process of kernels, and does something to each task: makes it one that never ends, or
 * ends the process as a crash of the driver would.
 */
const BETWEEN = `
const { spawn } = require('node:child_process');
const [how, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
child.on('exit', (code, signal) => process.kill(process.pid, signal ?? 'SIGKILL'));
require('node:readline').createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (how === 'crash') child.kill('SIGSEGV');
    else child.stdin.write(JSON.stringify({ ...JSON.parse(line), task: { task: 'endless' } }) + '\\n');
  })
  .on('close', () => child.stdin.end());
`;

const small = { kernels: ['mha', 'gemv'], batches: [1], contexts: [64] };
const reason = missing();
if (reason !== undefined) console.log(`Skipped the runs of kernels: ${reason}.`);

describe('profiling kernels', function () {
  this.timeout(90_000);
  let folder: string;
  let deployment: vscode.TextDocument;

  const set = (key: string, value: unknown) =>
    vscode.workspace
      .getConfiguration('decodeLens.profile')
      .update(key, value, vscode.ConfigurationTarget.Global);

  /** A Node that behaves as given. It says of itself what Node says, so that it is accepted. */
  function makeNode(name: string, script: string): string {
    const file = path.join(folder, name);
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  }
  const node = `"${process.execPath}"`;
  const swiftShader = `export VK_ICD_FILENAMES=${DRIVER} LD_LIBRARY_PATH=${CHROMIUM}`;
  const real = () => makeNode('real', `${swiftShader}\nexec ${node} "$@"`);
  const between = (how: string) =>
    makeNode(
      how,
      `${swiftShader}\n[ "$1" = -p ] && exec ${node} "$@"\nexec ${node} ${folder}/between.cjs ${how} "$@"`,
    );

  const start = (): Thenable<Answer> => vscode.commands.executeCommand('decodeLens.profileKernels', small);

  /** Waits for the end of a run, asks for hovers until then, and says how many came and how long the slowest took. */
  async function watched(run: Thenable<Answer>) {
    let answer: Answer | undefined;
    void run.then((value) => {
      answer = value;
    });
    let hovers = 0;
    let slowest = 0;
    while (answer === undefined) {
      const before = performance.now();
      assert.match(await hoverOn(deployment, /^name:/m), /0\.0550/);
      slowest = Math.max(slowest, performance.now() - before);
      hovers++;
    }
    console.log(`${hovers} hovers while kernels ran, the slowest ${slowest.toFixed(0)} ms`);
    return { answer, hovers, slowest };
  }

  const profileTab = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ label }) => label === 'Decode Lens: Profile');

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-nodes-'));
    fs.writeFileSync(path.join(folder, 'between.cjs'), BETWEEN);
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    deployment = await open(deploymentName);
    await eventually(
      () => hoverOn(deployment, /^name:/m),
      (text) => text.includes('0.0550'),
    );
    await set('host', 'node');
    await set('webgpuPath', WEBGPU);
  });
  afterEach(async () => {
    for (const key of ['host', 'nodePath', 'webgpuPath', 'timeout']) await set(key, undefined);
    await closeWithoutSaving();
    await eventually(kernelProcesses, (ids) => ids.length === 0);
  });

  it('says what to do where there is no Node', async () => {
    await set('nodePath', '/nowhere/node');
    const answer = await start();
    assert.equal(answer.code, 'no-runtime');
    assert.match(answer.message ?? '', /\/nowhere\/node is not Node 20 or newer/);
    assert.match(answer.advice ?? '', /path of its executable in the settings/);
  });

  it('says what to do where there is no WebGPU', async () => {
    await set('nodePath', process.execPath);
    await set('webgpuPath', '/nowhere/webgpu');
    const answer = await start();
    assert.equal(answer.code, 'no-webgpu');
    assert.match(answer.message ?? '', /\/nowhere\/webgpu/);
    assert.match(answer.advice ?? '', /npm install webgpu/);
  });

  it('opens its panel, and ends with it', async () => {
    await set('nodePath', makeNode('silent', `[ "$1" = -p ] && exec ${node} "$@"\nexec cat`));
    const run = start();
    const tab = await eventually(profileTab, (found) => found !== undefined);
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    assert.equal((await run).code, 'cancelled');
  });

  const describeRuns = reason === undefined ? describe : describe.skip;
  describeRuns('on a software adapter', () => {
    it('measures, and hovers are answered meanwhile', async () => {
      await set('nodePath', real());
      const { answer, hovers, slowest } = await watched(start());
      assert.deepEqual(answer.failures, []);
      assert.deepEqual([answer.host, answer.software, answer.boundsChecks], ['node', true, false]);
      assert.deepEqual(
        answer.kernels?.map(({ kernel, problem }) => [kernel, problem]),
        [
          ['mha', null],
          ['gemv', null],
        ],
      );
      assert.ok(hovers > 3 && slowest < 3000, `${hovers} hovers, the slowest ${slowest} ms`);
    });

    it('says what to do where no driver is found', async () => {
      await set(
        'nodePath',
        makeNode('driverless', `export VK_ICD_FILENAMES=/nonexistent.json\nexec ${node} "$@"`),
      );
      const answer = await start();
      assert.equal(answer.code, 'no-adapter');
      assert.match(answer.message ?? '', /no usable adapter.*The driver says/);
      assert.match(answer.advice ?? '', /Vulkan driver/);
    });

    it('ends kernels that never end, leaves the GPU alone then, and hovers are answered meanwhile', async () => {
      await set('nodePath', between('endless'));
      await set('timeout', 2);
      const { answer, hovers, slowest } = await watched(start());
      assert.deepEqual(
        answer.failures?.map(({ what, failure }) => [what, failure.code]),
        [
          ['probe copy', 'timeout'],
          ['probe read', 'timeout'],
          ['probe f32', 'timeout'],
          ['the rest', 'crashed'],
        ],
      );
      assert.ok(hovers > 3 && slowest < 3000, `${hovers} hovers, the slowest ${slowest} ms`);
    });

    it('outlives a driver that crashes, and says so', async () => {
      await set('nodePath', between('crash'));
      const { answer } = await watched(start());
      const [first] = answer.failures ?? [];
      assert.equal(first?.failure.code, 'crashed');
      assert.match(first?.failure.message ?? '', /SIGSEGV/);
      assert.match(first?.failure.advice ?? '', /graphics driver/);
    });

    it('goes on after its process was killed', async () => {
      await set('nodePath', real());
      const run = start();
      const [victim] = await eventually(kernelProcesses, (ids) => ids.length > 0);
      assert.ok(victim);
      const busy = () => Number(fs.readFileSync(`/proc/${victim}/stat`, 'utf8').split(' ')[13]);
      await eventually(busy, (ticks) => ticks > 30);
      process.kill(victim, 'SIGKILL');
      const { answer } = await watched(run);
      assert.deepEqual(
        answer.failures?.map(({ failure }) => failure.code),
        ['crashed'],
      );
      assert.equal(answer.kernels?.length, 2);
    });
  });
});
