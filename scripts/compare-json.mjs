// `node scripts/compare-json.mjs BEFORE [AFTER]`: compares the command line's `--json` output of two commits.
// AFTER is HEAD by default. Each commit is checked out into a temporary git worktree and bundled there with the
// packages of this checkout; it then reads its own examples and catalog. Prints every difference, and exits with
// status 1 if there is one.
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { differences } from './lib/json-differences.mjs';
import { inRoot } from './lib/paths.mjs';
import { textsForEsbuild } from './lib/texts.mjs';

/** The maximum number of differences printed per output. */
const SHOWN = 10;
const BASES = ['bound', 'estimate', 'simulate'];
const COUNTINGS = ['exact', 'step3-paper'];

const git = (...args) => execFileSync('git', args, { cwd: inRoot(), encoding: 'utf8' }).trim();

/** Bundles the command line of a checkout and returns the bundle's path. */
async function bundleCli(checkout) {
  fs.symlinkSync(inRoot('node_modules'), path.join(checkout, 'node_modules'));
  const outfile = path.join(checkout, 'dist', 'cli.js');
  await esbuild.build({
    absWorkingDir: checkout,
    entryPoints: ['server/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Earlier commits import the files of the catalog one by one.
    loader: { '.yaml': 'text', '.wgsl': 'text' },
    plugins: [textsForEsbuild],
    logLevel: 'warning',
  });
  return outfile;
}

const colocated = (model, card) => `name: ${model} on ${card}
model: catalog:${model}
workload: { context: 4096, batch: 1024 }
target: { tpot: 50 ms }
topology: colocated
pool: { hardware: catalog:${card}, instances: 4, accelerators: 8 }
`;

const afd = (model, card, other) => `name: ${model} on ${card} and ${other}
model: catalog:${model}
workload: { context: { mean: 6000, max: 32K }, batch: 2048 }
target: { tpot: 50 ms }
topology: afd
attention: { hardware: catalog:${card}, instances: 2, accelerators: 8 }
ffn: { hardware: catalog:${other}, instances: 4, accelerators: 8 }
`;

/**
 * Writes the catalog of a checkout into a folder as workspace files, each model with an AFD and a colocated
 * deployment on alternating cards.
 */
function writeCatalog(checkout, folder) {
  const kinds = { models: 'model', accelerators: 'hardware' };
  const [models, cards] = Object.entries(kinds).map(([kindFolder, kind]) => {
    const source = path.join(checkout, 'server', 'core', 'catalog', kindFolder);
    return fs.readdirSync(source).map((name) => {
      const id = path.basename(name, '.yaml');
      fs.copyFileSync(path.join(source, name), path.join(folder, `${id}.${kind}.yaml`));
      return id;
    });
  });
  for (const [index, model] of models.entries()) {
    const [card, other] = [index, index + 4].map((at) => cards[at % cards.length]);
    fs.writeFileSync(path.join(folder, `${model}-colocated.deployment.yaml`), colocated(model, card));
    fs.writeFileSync(path.join(folder, `${model}-afd.deployment.yaml`), afd(model, card, other));
  }
}

/** The commands to compare, for the files of a folder. */
function commandsFor(folder) {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const of = (kind) => files.filter((name) => name.endsWith(`.${kind}.yaml`));
  const costs = (file) =>
    BASES.flatMap((basis) =>
      COUNTINGS.map((counting) => ['cost', file, '--basis', basis, '--counting', counting]),
    );
  const pairs = ['--model', ...of('model'), '--hardware', ...of('hardware')];
  return [
    ...files.filter((name) => name.endsWith('.yaml')).map((file) => ['check', file]),
    ...of('model').flatMap((file) => COUNTINGS.map((counting) => ['model', file, '--counting', counting])),
    ...of('deployment').flatMap((file) => [...costs(file), ['search', file]]),
    ...COUNTINGS.map((counting) => [
      'matrix',
      ...pairs,
      '--context',
      '4K',
      '8K',
      '32K',
      '--counting',
      counting,
    ]),
  ];
}

/** The result of a command: its status, and its output, parsed if it is JSON. */
function answer(cli, args, cwd) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args, '--json'],
      { cwd, maxBuffer: 2 ** 28 },
      (error, output, errors) => {
        resolve({ status: error?.code ?? 0, output: dataOf(output), errors });
      },
    );
  });
}

function dataOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The results of a commit by command. */
async function answersOf(commit, temporary) {
  const checkout = path.join(temporary, commit);
  git('worktree', 'add', '--quiet', '--detach', checkout, commit);
  try {
    const cli = await bundleCli(checkout);
    const folder = path.join(temporary, 'specs');
    fs.cpSync(path.join(checkout, 'examples'), path.join(folder, 'examples'), { recursive: true });
    fs.mkdirSync(path.join(folder, 'catalog'));
    writeCatalog(checkout, path.join(folder, 'catalog'));
    const answers = new Map();
    for (const args of commandsFor(folder)) answers.set(args.join(' '), await answer(cli, args, folder));
    fs.rmSync(folder, { recursive: true });
    return answers;
  } finally {
    git('worktree', 'remove', '--force', checkout);
  }
}

const { positionals } = parseArgs({ allowPositionals: true });
const [before, after = 'HEAD'] = positionals;
if (before === undefined) {
  console.error('usage: node scripts/compare-json.mjs BEFORE [AFTER]');
  process.exit(2);
}
const temporary = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'decode-lens-compare-'));
try {
  const [one, other] = [git('rev-parse', before), git('rev-parse', after)];
  const first = await answersOf(one, temporary);
  const second = one === other ? first : await answersOf(other, temporary);
  let different = 0;
  for (const command of new Set([...first.keys(), ...second.keys()])) {
    const found = differences(first.get(command), second.get(command));
    if (found.length === 0) continue;
    different++;
    console.log(`decode-lens ${command.length > 120 ? `${command.slice(0, 120)} ...` : command}`);
    for (const { path: at, before: old, after: now } of found.slice(0, SHOWN))
      console.log(`  ${at.join('.') || 'answer'}: ${old} -> ${now}`);
    if (found.length > SHOWN) console.log(`  and ${found.length - SHOWN} more`);
  }
  const refused = [...second.values()].filter(({ status }) => status === 2).length;
  console.log(`${first.size} commands (${refused} refused), ${different} with another answer`);
  process.exitCode = different > 0 ? 1 : 0;
} finally {
  fs.rmSync(temporary, { recursive: true, force: true });
}
