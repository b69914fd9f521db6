import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, open } from './support';

describe('the extension', () => {
  afterEach(closeWithoutSaving);

  const extension = () => {
    const found = vscode.extensions.getExtension('decode-lens.decode-lens');
    assert.ok(found);
    return found;
  };

  it('is the one under test', () => {
    assert.equal(extension().extensionPath.startsWith(process.env.DECODE_LENS_EXPECTED_FOLDER ?? '?'), true);
  });

  it('is active once a file of ours is open', async () => {
    await open(deploymentName);
    await extension().activate();
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('decodeLens.restartServer'));
  });
});
