import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, inWorkspace } from './support';

describe('language ids', () => {
  afterEach(closeWithoutSaving);

  for (const [name, language] of [
    ['new.model.yaml', 'decode-lens-model'],
    ['new.hardware.yml', 'decode-lens-hardware'],
    ['new.deployment.yaml', 'decode-lens-deployment'],
    ['model.yaml', 'yaml'],
    ['new.models.yaml', 'yaml'],
  ]) {
    it(`${name} is ${language}`, async () => {
      const untitled = inWorkspace(name ?? '').with({ scheme: 'untitled' });
      const document = await vscode.workspace.openTextDocument(untitled);
      assert.equal(document.languageId, language);
    });
  }
});
