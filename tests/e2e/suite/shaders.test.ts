import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, inWorkspace, open, replace } from './support';

/** The checkout: the bundled suite is in `out/e2e`. */
const root = path.resolve(__dirname, '../..');
/** What the check needs of the repository, and of the packages it uses. */
const COPIED = ['kernels', 'scripts', 'server/core'];
const LINKED = ['esbuild', '@esbuild', 'zod', 'webgpu'];
const SHADER = 'kernels/projection/gemv.wgsl';

/** Why shaders cannot be checked on this machine, or undefined. */
function missing(): string | undefined {
  try {
    createRequire(path.join(root, 'package.json')).resolve('webgpu');
  } catch {
    return 'the optional package webgpu is not installed';
  }
  return undefined;
}

const inFolder = (name: string) => inWorkspace(name).fsPath;

function problems(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'decode-lens-wgsl');
}

/** Asks until the problems of a document are as wanted. A first check may take its time on a busy machine. */
function untilProblems(document: vscode.TextDocument, wanted: number) {
  return eventually(
    () => problems(document).map(({ message, range }) => ({ message, text: document.getText(range) })),
    (all) => all.length === wanted,
    60,
  );
}

describe('shaders of the repository', function () {
  this.timeout(120_000);

  before(function () {
    const reason = missing();
    if (reason !== undefined) {
      console.log(`Skipped the shaders in the editor: ${reason}.`);
      this.skip();
    }
    for (const name of COPIED) fs.cpSync(path.join(root, name), inFolder(name), { recursive: true });
    for (const name of LINKED) {
      fs.mkdirSync(inFolder('node_modules'), { recursive: true });
      fs.symlinkSync(path.join(root, 'node_modules', name), inFolder(`node_modules/${name}`), 'junction');
    }
  });

  // A repository that is opened as such starts the extension by itself; here a spec does.
  beforeEach(() => open(deploymentName));

  afterEach(closeWithoutSaving);

  after(() => {
    for (const name of ['kernels', 'scripts', 'server', 'node_modules'])
      fs.rmSync(inFolder(name), { recursive: true, force: true });
  });

  it('have their errors at the line, unsaved, and lose them when they are fixed', async () => {
    const shader = await open(SHADER);
    await replace(shader, /^@compute/m, 'const broken = absent;\n@compute');
    const [error] = await untilProblems(shader, 1);
    assert.deepEqual(error, { message: "unresolved value 'absent'", text: 'absent' });

    await replace(shader, /const broken.*\n/, '');
    await untilProblems(shader, 0);

    await replace(shader, /^@compute/m, '//#ech i 2\n@compute');
    const [mistake] = await untilProblems(shader, 1);
    assert.equal(mistake?.text, '//#ech i 2');
    assert.match(mistake?.message ?? '', /expected \/\/#each/);
  });

  it('are left alone in a folder that is not the repository', async () => {
    const script = inFolder('scripts/kernels-check.mjs');
    const shader = await open(SHADER);
    await replace(shader, /^@compute/m, 'const broken = absent;\n@compute');
    await untilProblems(shader, 1);

    fs.renameSync(script, `${script}.away`);
    await replace(shader, /absent/, 'absent2');
    await untilProblems(shader, 0);
    fs.renameSync(`${script}.away`, script);
  });
});
