// `npm test`: installs what is missing, runs every stage, and adds up their counts. The last line printed is `N
// passed, N failed`, plus `, N skipped` if some were; before it are the durations of the stages and of the slowest
// test files. `npm run test:long` (`--long`) runs everything that is otherwise sampled: see tests/kit/runs.ts. On
// a fresh clone nothing is installed yet, so only Node's own modules are imported.
import fs from 'node:fs';
import { ensureLavapipe } from './kernels-lavapipe.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { readFileTimes, readSuiteResults, readVitestResults, summaryLine, tally } from './lib/results.mjs';
import { ensureSystemPackages } from './setup-system.mjs';
import { ensureBrowserBuild } from './vscode/browser-build.mjs';

const started = Date.now();
if (process.argv.includes('--long')) process.env.NUM_RUNS ??= '1';
const resultsFolder = inRoot('out', 'results');

await ensureDependencies();
const missingForEditor = await missing();
// Without it, the tests of halves and matrices are skipped with a message.
const missingDriver = ensureLavapipe();
if (missingDriver) console.log(missingDriver);
fs.rmSync(resultsFolder, { recursive: true, force: true });
fs.mkdirSync(resultsFolder, { recursive: true });

/** Why the editor tests cannot run here, or undefined. */
async function missing() {
  try {
    await ensureBrowserBuild();
  } catch (error) {
    return `VS Code's browser build could not be installed: ${error.message}`;
  }
  return ensureSystemPackages();
}

/** A stage that passes or fails as a whole. Stages get the destination of their output. */
const whole = (name, command, args) => async (output) => {
  const passed = (await run(command, args, output)) === 0;
  return [{ title: name, state: passed ? 'passed' : 'failed' }];
};

/** A stage of vitest tests. */
const vitest = (name, args) => async (output) => {
  const file = inRoot('out', 'results', `${name}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('npx', ['vitest', 'run', ...reporters, ...args], output);
  fileTimes.push(...readFileTimes(file));
  return readVitestResults(file, code);
};

/** The suite in the extension host. */
async function editorSuite(output) {
  const file = inRoot('out', 'results', 'editor.json');
  const command = [inRoot('tests', 'e2e', 'run.mjs'), `--results=${file}`];
  const code = await run(process.execPath, command, output);
  return readSuiteResults(file, code);
}

const skipped = (name, reason) => async () => [{ title: name, state: 'skipped', message: reason }];

const first = [
  ['types', whole('types', 'npm', ['run', '--silent', 'typecheck'])],
  ['lint', whole('lint', 'npm', ['run', '--silent', 'lint'])],
  ['unused', whole('unused', 'npm', ['run', '--silent', 'unused'])],
  ['rooms', whole('rooms', 'npx', ['vitest', 'run', '--reporter=dot', 'tests/architecture'])],
  ['package', whole('package', 'npm', ['run', '--silent', 'package'])],
  // Software adapters use every core, and slow down a lot next to other processes.
  ['kernels', vitest('kernels', ['tests/kernels'])],
];
const programs = [
  ['tests', vitest('tests', ['--exclude', 'tests/{architecture,grammar,e2e,kernels}/**'])],
  ['grammars', vitest('grammars', ['tests/grammar'])],
];
const editors = missingForEditor
  ? [['editor', skipped('the editor tests', missingForEditor)]]
  : [
      ['editor', editorSuite],
      ['workbench', vitest('workbench', ['--config', 'tests/e2e/vitest.config.mts'])],
    ];

const all = [];
const lines = [];
/** The duration of each test file, and how many of the slowest are printed. */
const fileTimes = [];
const SLOWEST = 10;

/** Runs stages one after the other. */
async function runStages(stages, output = {}) {
  for (const [name, stage] of stages) {
    console.log(`\n== ${name}`);
    const start = Date.now();
    const results = await stage(output);
    all.push(...results);
    lines.push(`${name.padEnd(10)} ${summaryLine(tally(results)).padEnd(34)} ${seconds(start)}`);
  }
}

/** Runs a stage concurrently and buffers its output. Returns a function that prints it. */
async function runAside([name, stage]) {
  const file = inRoot('out', 'results', `${name}.log`);
  const log = fs.openSync(file, 'w');
  await runStages([[name, stage]], { stdio: ['ignore', log, log] });
  fs.closeSync(log);
  return () => console.log(`\n== ${name}\n${fs.readFileSync(file, 'utf8')}`);
}

await runStages(first);
// The packaged files must not change while tests read them.
process.env.DECODE_LENS_BUILT = '1';
// The editor tests mostly wait: for windows, servers and pages.
const [, ...prints] = await Promise.all([runStages(programs), ...editors.map(runAside)]);
for (const print of prints) print();

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

console.log(`\n== summary (${seconds(started)})`);
for (const line of lines) console.log(line);
console.log('\nThe slowest files:');
for (const { file, milliseconds } of fileTimes
  .toSorted((a, b) => b.milliseconds - a.milliseconds)
  .slice(0, SLOWEST))
  console.log(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${file}`);
console.log();
for (const { title, state, message } of all.filter((result) => result.state !== 'passed')) {
  console.log(`${state}: ${title}${message && state === 'skipped' ? ` (${message})` : ''}`);
}
const total = tally(all);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(summaryLine(total));
