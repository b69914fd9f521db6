// Runs the editor tests: one suite in the extension host of a real VS Code, all of it on the installed package and the
// part that shows the extension alive on the development folder, and a smaller one in the extension host of a browser
// without any server.
// Writes all results to the file given by `--results=FILE`. To run a part: `--place=development` (or `installed`, or `browser`) and
// `--only=PATTERN` of the titles in the first two.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { packagePath } from '../../scripts/package.mjs';
import { ensureBrowserBuild } from '../../scripts/vscode/browser-build.mjs';
import { bundleSuite } from './host/bundle-suite.mjs';
import { downloadDesktopCode } from './host/desktop-code.mjs';
import { runSuite } from './host/run-suite.mjs';
import { runWebSuite } from './web/run-web-suite.mjs';

const { values } = parseArgs({
  options: { results: { type: 'string' }, place: { type: 'string' }, only: { type: 'string' } },
});

const build = await ensureBrowserBuild();
const desktop = await downloadDesktopCode(build.version);
console.log(`VS Code ${build.version}, ${desktop ? 'desktop' : 'browser build in Chromium'}`);
const suite = await bundleSuite();

/** What the development folder and the package could differ in: whether the extension starts, finds its files and its server. */
const ALIVE = '^(the extension|hover|diagnostics)';

const marks = { passed: '✓', failed: '✗', skipped: '-' };
const all = [];
for (const [name, runIn] of [
  ['development folder', () => runSuite({ build, desktop }, suite, { only: values.only ?? ALIVE })],
  [
    'installed package',
    () => runSuite({ build, desktop }, suite, { only: values.only, vsix: packagePath() }),
  ],
  ['browser alone', () => runWebSuite(build)],
]) {
  if (!name.startsWith(values.place ?? '')) continue;
  console.log(`\n${name}`);
  const results = await runIn();
  for (const { title, state, message } of results) {
    console.log(`  ${marks[state]} ${title}${message ? `\n${message}` : ''}`);
  }
  all.push(...results.map((result) => ({ ...result, title: `${name}: ${result.title}` })));
}
if (values.results) fs.writeFileSync(values.results, JSON.stringify(all));
if (all.some((result) => result.state === 'failed')) process.exitCode = 1;
