import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withFiles } from './providers';
import { closeWithoutSaving, deploymentName, eventually, inWorkspace, open } from './support';

const WRONG = 'wrong.hardware.yaml';

/** Runs a task to its end, and gives its status. */
async function statusOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** What the Problems view has about a file: the severities and codes, from any source. */
const problems = (uri: vscode.Uri): readonly string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .map(
      ({ severity, code }) =>
        `${vscode.DiagnosticSeverity[severity]} ${typeof code === 'object' ? code.value : code}`,
    )
    .toSorted();

describe('tasks', () => {
  withFiles({ [WRONG]: 'name: Wrong\nprize: $1/h\n' });
  afterEach(closeWithoutSaving);

  it('check the folder, end as the command line does, and leave each finding there once', async () => {
    await open(deploymentName);
    const wrong = inWorkspace(WRONG);
    const before = await eventually(
      () => problems(wrong),
      (all) => all.length > 0,
    );
    const [task] = await vscode.tasks.fetchTasks({ type: 'decode-lens' });
    assert.ok(task, 'a task is offered');
    assert.equal(await statusOf(task), 1);
    // What a matcher finds in the output comes before what the next task prints is over.
    assert.equal(await statusOf(printing('after', 'nothing of note')), 0);
    assert.deepEqual(problems(wrong), before);
  });

  it('of a person read findings elsewhere by the problem matcher', async () => {
    await open(deploymentName);
    const elsewhere = vscode.Uri.joinPath(inWorkspace('..'), 'elsewhere.model.yaml');
    const lines = [
      '../elsewhere.model.yaml:3:5 error unknown-key: there is no key ‘hiden’',
      '../elsewhere.model.yaml:4:1 information head-width: is this so?',
    ];
    assert.equal(await statusOf(printing('elsewhere', lines.join('\n'), '$decode-lens')), 0);
    await eventually(
      () => problems(elsewhere),
      (all) => all.join() === 'Error unknown-key,Information head-width',
    );
    const [first] = vscode.languages.getDiagnostics(elsewhere);
    assert.equal(first?.source, 'decode-lens');
    assert.deepEqual(first?.range.start, new vscode.Position(2, 4));
  });
});

/** A task that prints a text. */
function printing(name: string, text: string, ...matchers: readonly string[]): vscode.Task {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const run = new vscode.ProcessExecution(process.execPath, ['-e', 'console.log(process.argv[1])', text], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  return new vscode.Task({ type: 'process' }, folder, name, 'test', run, [...matchers]);
}
