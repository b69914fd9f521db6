import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { inRoot, root } from '../../../scripts/lib/paths.mjs';
import { mustRun } from '../../../scripts/lib/process.mjs';
import { installVsix } from '../../../scripts/vscode/server.mjs';

const here = (name) => inRoot('tests', 'e2e', 'host', name);

/**
 * Runs the suite in one editor on a temporary copy of the examples, and returns its results.
 *
 * @param editor `build`: what `ensureBrowserBuild` returned; `desktop`: a desktop VS Code's executable, if any
 * @param suite the bundled suite's entry
 * @param options `vsix`: the package to install and test; without it, the development folder is tested; `only`: a pattern of titles
 */
export async function runSuite(editor, suite, { vsix, only } = {}) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-e2e-'));
  const inTemporary = (name) => path.join(temporary, name);
  try {
    fs.cpSync(inRoot('examples'), inTemporary('workspace'), { recursive: true });
    const profile = [
      `--extensions-dir=${inTemporary('extensions')}`,
      `--user-data-dir=${inTemporary('user-data')}`,
    ];
    if (vsix) await install(editor, vsix, inTemporary('extensions'), profile);
    const results = inTemporary('results.json');
    const failure = await runTests({
      vscodeExecutablePath: editor.desktop ?? here('browser-code.mjs'),
      extensionDevelopmentPath: vsix ? here('driver-extension') : root,
      extensionTestsPath: suite,
      launchArgs: [inTemporary('workspace'), ...profile],
      extensionTestsEnv: {
        DECODE_LENS_TEST_RESULTS: results,
        ...(only === undefined ? {} : { DECODE_LENS_TEST_ONLY: only }),
        DECODE_LENS_EXPECTED_FOLDER: vsix ? inTemporary('extensions') : root,
      },
    }).then(
      () => undefined,
      (error) => error.message,
    );
    if (fs.existsSync(results)) return JSON.parse(fs.readFileSync(results, 'utf8'));
    return [{ title: 'the suite runs', state: 'failed', message: failure ?? 'it wrote no results' }];
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

function install(editor, vsix, extensionsFolder, profile) {
  if (!editor.desktop) return installVsix(editor.build, vsix, extensionsFolder);
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(editor.desktop, {
    reuseMachineInstall: true,
  });
  return mustRun(cli, [...args, ...profile, '--install-extension', vsix], {
    shell: process.platform === 'win32',
  });
}
