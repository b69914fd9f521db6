import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changed, MODEL as SMALL } from '../../kit/texts';
import { ask, askUntil, at, withFiles } from './providers';
import { closeWithoutSaving, eventually, inWorkspace, open } from './support';

const MODEL = changed(SMALL, {
  '  gqa:': '  # the only one\n  gqa:',
  'head_dim: 64 }': 'head_dim: 64 } # kept',
});

const DEPLOYMENT = `name: Own on H800
model: ./own.model.yaml # kept
workload: { context: 4096, batch: 64 }
topology: colocated
pool: { hardware: ./h800.hardware.yaml, instances: 1, accelerators: 8 }
`;

describe('renaming', () => {
  withFiles({ 'own.model.yaml': MODEL, 'own.deployment.yaml': DEPLOYMENT });
  afterEach(closeWithoutSaving);

  const renamed = async (document: vscode.TextDocument, place: vscode.Position, name: string) => {
    const edit = await eventually(
      // Refused while the server has not seen yet what the test before wrote.
      () =>
        ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', document.uri, place, name).catch(
          (error: unknown) => String(error),
        ),
      (answer) => typeof answer !== 'string' && answer.size > 0,
    );
    assert.ok(typeof edit !== 'string' && (await vscode.workspace.applyEdit(edit)));
  };

  for (const [design, name] of [
    ['gqa', 'grouped'],
    ['dense', 'plain'],
  ] as const)
    it(`gives a design another name wherever it stands, and undo takes it back (${design})`, async () => {
      const model = await open('own.model.yaml');
      const place = at(model, `  ${design}:`, 3);
      const prepared = await askUntil<{ placeholder: string }>(
        (answer) => answer !== undefined,
        'prepareRename',
        model.uri,
        place,
      );
      assert.equal(prepared.placeholder, design);
      await renamed(model, place, name);
      const expected = MODEL.replace(`  ${design}:`, `  ${name}:`).replace(
        new RegExp(`(attention|ffn): ${design}\\b`),
        `$1: ${name}`,
      );
      assert.equal(model.getText(), expected);
      await vscode.window.showTextDocument(model);
      await vscode.commands.executeCommand('undo');
      await eventually(
        () => model.getText(),
        (text) => text === MODEL,
      );
    });

  it('refuses what is no name', async () => {
    const model = await open('own.model.yaml');
    await assert.rejects(ask('prepareRename', model.uri, at(model, '1024')));
  });

  it('of a file that is moved changes the references to it', async () => {
    const deployment = await open('own.deployment.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(inWorkspace('own.model.yaml'), inWorkspace('other.model.yaml'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    try {
      await eventually(
        () => deployment.getText(),
        (text) => text === DEPLOYMENT.replace('./own.model.yaml', './other.model.yaml'),
      );
    } finally {
      await vscode.workspace.fs.rename(inWorkspace('other.model.yaml'), inWorkspace('own.model.yaml'), {
        overwrite: true,
      });
    }
  });
});
