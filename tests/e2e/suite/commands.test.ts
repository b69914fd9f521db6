import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, findings, inWorkspace, open } from './support';

describe('commands', () => {
  afterEach(closeWithoutSaving);

  it('are all there that the manifest names', async () => {
    await open(deploymentName);
    const manifest = vscode.extensions.getExtension('decode-lens.decode-lens')?.packageJSON;
    const named: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    await eventually(
      async () => vscode.commands.getCommands(true),
      (known) => named.every((command) => known.includes(command)),
    );
  });

  it('open an example that has no findings and is not written', async () => {
    await vscode.commands.executeCommand('decodeLens.openExample');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.languageId, 'decode-lens-deployment');
    await eventually(
      async () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9),
      (lenses) => lenses.some(({ command }) => command?.title.includes('USD per 1M (estimate)')),
    );
    assert.deepEqual(
      findings(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    );
  });

  it('open the active deployment from the card that it uses', async () => {
    await open(deploymentName);
    await open('h20.hardware.yaml');
    await eventually(
      async () => {
        await vscode.commands.executeCommand('decodeLens.openActiveDeployment');
        return vscode.window.activeTextEditor?.document.uri.path ?? '';
      },
      (path) => path.endsWith(deploymentName),
    );
  });
});

describe('the check task', () => {
  afterEach(closeWithoutSaving);

  it('is offered for the folder, and ends as the command line does', async () => {
    await open(deploymentName);
    const name = 'wrong.hardware.yaml';
    const uri = inWorkspace(name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('name: Wrong\nprize: $1/h\n'));
    try {
      const [task] = await vscode.tasks.fetchTasks({ type: 'decode-lens' });
      assert.ok(task, 'a task is offered');
      assert.deepEqual(task.problemMatchers, ['$decode-lens']);
      const ended = new Promise<number | undefined>((resolve) => {
        const listening = vscode.tasks.onDidEndTaskProcess((event) => {
          if (event.execution.task.definition.type !== 'decode-lens') return;
          listening.dispose();
          resolve(event.exitCode);
        });
      });
      await vscode.tasks.executeTask(task);
      assert.equal(await ended, 1);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
