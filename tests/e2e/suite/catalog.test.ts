import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving } from './support';

const address = (file: string) => vscode.Uri.parse(`decode-lens-catalog:/hardware/${file}`);

describe('catalog documents', () => {
  afterEach(closeWithoutSaving);

  it('open with the bundled text, in our language', async () => {
    const document = await vscode.workspace.openTextDocument(address('nvidia-h800.hardware.yaml'));
    assert.equal(document.languageId, 'decode-lens-hardware');
    assert.match(document.getText(), /^name: NVIDIA H800/m);
    assert.match(document.getText(), /\$2\.00\/h/);
  });

  it('say so when the catalog has no such entry', async () => {
    const document = await vscode.workspace.openTextDocument(address('no-such-card.hardware.yaml'));
    assert.match(document.getText(), /the catalog has no/i);
  });
});
