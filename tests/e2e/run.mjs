// Runs the editor tests: one suite in the extension host of a real VS Code, once on the development folder
// and once on the installed package, and a smaller one in the extension host of a browser without any server.
// Writes all results to the file given by `--results=FILE`.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { packagePath } from '../../scripts/package.mjs';
import { ensureBrowserBuild } from '../../scripts/vscode/browser-build.mjs';
import { bundleSuite } from './host/bundle-suite.mjs';
import { downloadDesktopCode } from './host/desktop-code.mjs';
import { runSuite } from './host/run-suite.mjs';
import { runWebSuite } from './web/run-web-suite.mjs';

const { values } = parseArgs({ options: { results: { type: 'string' } } });

const build = await ensureBrowserBuild();
const desktop = await downloadDesktopCode(build.version);
console.log(`VS Code ${build.version}, ${desktop ? 'desktop' : 'browser build in Chromium'}`);
const suite = await bundleSuite();

const marks = { passed: '✓', failed: '✗', skipped: '-' };
const all = [];
for (const [name, runIn] of [
  ['development folder', () => runSuite({ build, desktop }, suite)],
  ['installed package', () => runSuite({ build, desktop }, suite, packagePath())],
  ['browser alone', () => runWebSuite(build)],
]) {
  console.log(`\n${name}`);
  const results = await runIn();
  for (const { title, state, message } of results) {
    console.log(`  ${marks[state]} ${title}${message ? `\n${message}` : ''}`);
  }
  all.push(...results.map((result) => ({ ...result, title: `${name}: ${result.title}` })));
}
if (values.results) fs.writeFileSync(values.results, JSON.stringify(all));
if (all.some((result) => result.state === 'failed')) process.exitCode = 1;
