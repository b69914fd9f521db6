// Compiles the kernels' WGSL in every variant and says what is wrong, by the lines of the templates:
//   node scripts/kernels-check.mjs [FILE...] [--watch] [--json] [--stdin]
// FILEs keep only what is wrong in them. `--watch` checks again after each change. `--json` prints a report instead of lines.
// `--stdin` reads a JSON object of texts that stand for files on the disk, by their paths in kernels/. No GPU is
// needed: Dawn compiles for its null backend, which offers every feature. Exit status 0: clean, 1: errors, 2: no check.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { inRoot } from './lib/paths.mjs';

const { values, positionals } = parseArgs({
  options: { watch: { type: 'boolean' }, json: { type: 'boolean' }, stdin: { type: 'boolean' } },
  allowPositionals: true,
});
const folder = inRoot('kernels');
/** The path of a template in `kernels/`, with slashes. */
const nameOf = (file) => path.relative(folder, file).replaceAll(path.sep, '/');

if (values.watch) watch();
else {
  try {
    const replaced = values.stdin ? JSON.parse(await textOf(process.stdin)) : {};
    const report = await check({ ...onDisk(), ...replaced });
    process.exitCode = print(report);
  } catch (error) {
    console.error(`kernels-check: ${error.message}`);
    process.exitCode = 2;
  }
  // An open device can keep the process alive.
  process.stdout.write('', () => process.exit());
}

function onDisk() {
  const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.wgsl'));
  const paths = files.map((name) => path.join(folder, name));
  return Object.fromEntries(paths.map((file) => [nameOf(file), fs.readFileSync(file, 'utf8')]));
}

/** Bundles the current kernels with these templates, and runs their check. */
async function check(templates) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inRoot('kernels', 'check', 'check.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    plugins: [
      {
        name: 'templates',
        setup: (build) =>
          build.onLoad({ filter: /\.wgsl$/ }, ({ path: file }) => ({
            contents: templates[nameOf(file)] ?? '',
            loader: 'text',
          })),
      },
    ],
  });
  const module = Buffer.from(outputFiles[0].contents).toString('base64');
  const { checkShaders } = await import(`data:text/javascript;base64,${module}`);
  const { create, globals } = await import(pathToFileURL(webgpuEntry()).href);
  Object.assign(globalThis, globals);
  const gpu = create(['backend=null', 'enable-dawn-features=allow_unsafe_apis']);
  // Dawn's instance must outlive its devices.
  Object.assign(globalThis, { decodeLensKeepsGpu: gpu });
  return checkShaders(gpu, templates);
}

/** The path of the optional package `webgpu`: in DECODE_LENS_WEBGPU, or else here. */
function webgpuEntry() {
  const named = process.env.DECODE_LENS_WEBGPU;
  if (named) {
    const installed = path.join(named, 'node_modules', 'webgpu', 'index.js');
    return fs.existsSync(installed) ? installed : path.join(named, 'index.js');
  }
  try {
    return createRequire(import.meta.url).resolve('webgpu');
  } catch {
    throw new Error('the optional package webgpu is not installed: npm install');
  }
}

/** Prints a report and returns the exit status. */
function print(report) {
  const names = positionals.map((file) => path.basename(file));
  const wanted = ({ file }) => names.length === 0 || names.includes(path.posix.basename(file));
  const problems = report.problems.filter(wanted);
  const unchecked = report.unchecked.filter(wanted);
  const failed = problems.some(({ severity }) => severity === 'error');
  if (values.json) console.log(JSON.stringify({ ...report, problems, unchecked }));
  else {
    for (const { file, line, column, severity, message } of problems)
      console.log(`${file}:${line}:${column}: ${severity}: ${message}`);
    for (const { file, features } of unchecked)
      console.log(`${file}: some variants were not checked: they need ${features.join(', ')}`);
    console.log(
      `${report.compiled} shaders compiled, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
    );
  }
  return failed ? 1 : 0;
}

/** Checks in a separate process, so that the kernels' code is always reloaded, and again after changes. */
function watch() {
  let running;
  const run = () => {
    running?.kill('SIGKILL');
    console.log('kernels-check: checking');
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...positionals], {
      stdio: 'inherit',
    });
    running = child;
    child.once('exit', (code, signal) => {
      if (running === child) console.log(`kernels-check: done (${signal ?? code})`);
    });
  };
  let timer;
  fs.watch(folder, { recursive: true }, (_, name) => {
    if (!/\.(wgsl|ts)$/.test(name ?? '')) return;
    clearTimeout(timer);
    timer = setTimeout(run, 100);
  });
  run();
}
