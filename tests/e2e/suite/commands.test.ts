import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withFiles } from './providers';
import { closeWithoutSaving, deploymentName, eventually, findings, open } from './support';

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

describe('snippets', () => {
  withFiles({ 'new.deployment.yaml': '' });
  afterEach(closeWithoutSaving);

  it('of the manifest are there by name, for who asks for them', async () => {
    const document = await open('new.deployment.yaml');
    await vscode.commands.executeCommand('editor.action.insertSnippet', {
      langId: document.languageId,
      name: 'AFD deployment',
    });
    await eventually(
      () => document.getText(),
      (text) => /^name: My deployment\nmodel: catalog:step-3\n/.test(text) && /^topology: afd$/m.test(text),
    );
  });
});
