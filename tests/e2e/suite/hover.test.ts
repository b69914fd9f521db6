import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, hoverOn, open, reference, replace } from './support';

const name = /^name:/m;
const price = /^price: *\S+/m;

describe('hover on a deployment', () => {
  afterEach(closeWithoutSaving);

  it('shows what a million tokens cost at 8192 and 32768 tokens', async () => {
    const deployment = await open(deploymentName);
    const text = await eventually(
      () => hoverOn(deployment, name),
      (answer) => answer.includes('0.0550'),
    );
    assert.match(text, /0\.129/);
  });

  it('follows a price in the hardware file that is not saved yet', async () => {
    const deployment = await open(deploymentName);
    const before = await eventually(
      () => hoverOn(deployment, name),
      (answer) => answer.includes('0.0550'),
    );
    const hardware = await open(reference(deployment, /hardware: *(\S+h20\S*\.hardware\.yaml)/));

    await replace(hardware, price, 'price: $1.60/h');
    assert.ok(hardware.isDirty);
    const after = await eventually(
      () => hoverOn(deployment, name),
      (answer) => answer !== before,
    );
    assert.doesNotMatch(after, /0\.0550/);

    await replace(hardware, price, 'price: $0.80/h');
    await eventually(
      () => hoverOn(deployment, name),
      (answer) => answer.includes('0.0550'),
    );
  });

  it('compares the contexts and counts the work as the settings say', async () => {
    const deployment = await open(deploymentName);
    const settings = vscode.workspace.getConfiguration('decodeLens', deployment.uri);
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update('contexts', [16384], Workspace);
    await settings.update('counting', 'step3-paper', Workspace);
    try {
      const text = await eventually(
        () => hoverOn(deployment, name),
        (answer) => answer.includes('16K') && answer.includes('in the Step-3 paper'),
      );
      assert.doesNotMatch(text, /32K/);
    } finally {
      await settings.update('contexts', undefined, Workspace);
      await settings.update('counting', undefined, Workspace);
    }
  });
});
