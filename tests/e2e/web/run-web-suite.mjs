import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import esbuild from 'esbuild';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { launchChromium } from '../host/chromium.mjs';
import { serveStaticWorkbench } from './static-workbench.mjs';

const timeout = 120_000;
/** The line of the worker's console that holds the results. */
const RESULTS = 'DECODE_LENS_RESULTS ';

/** Bundles the suite for the worker, and returns its path in the checkout. */
async function bundle() {
  const folder = inRoot('tests', 'e2e', 'web', 'suite');
  const tests = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const outfile = path.join('out', 'e2e-web', 'index.js');
  await esbuild.build({
    stdin: {
      contents: [
        "import { run } from './index';",
        ...tests.map((name) => `const load_${name.replace(/\W/g, '_')} = () => import('./${name}');`),
        `export const runAll = () => run([${tests.map((name) => `load_${name.replace(/\W/g, '_')}`)}]);`,
      ].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    absWorkingDir: inRoot(),
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'suite',
    // The host reads the exports of a CommonJS module; as one, mocha's browser build would look for Node.
    footer: { js: 'module.exports = { run: suite.runAll };' },
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

/** Runs the suite in the extension host of a browser, on a virtual workspace with the examples; returns its results. */
export async function runWebSuite(build) {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-web-'));
  fs.cpSync(inRoot('examples'), workspace, { recursive: true });
  const server = await serveStaticWorkbench(build.vscode, workspace, await bundle());
  const browser = await launchChromium();
  const problems = [];
  let results;
  let timer;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise((resolve) => {
      page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => resolve(70));
      timer = setTimeout(() => resolve(124), timeout);
    });
    await page.exposeFunction('codeAutomationLog', (type, values) => {
      const line = util.format(...values);
      if (line.startsWith(RESULTS)) results = JSON.parse(line.slice(RESULTS.length));
      else if (type === 'error') problems.push(line);
      if (process.env.DECODE_LENS_VERBOSE) console.log(`[${type}] ${line}`);
    });
    await page.goto(server.address, { waitUntil: 'commit' });
    const code = await ended;
    const message = `it wrote no results and ended with ${code}\n${problems.join('\n')}`;
    return results ?? [{ title: 'the web suite runs', state: 'failed', message }];
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.close();
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}
