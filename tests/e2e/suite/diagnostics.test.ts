import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode';
import {
  closeWithoutSaving,
  deploymentName,
  eventually,
  findings,
  open,
  reference,
  replace,
} from './support';

describe('diagnostics', () => {
  afterEach(closeWithoutSaving);

  it('appear for a misspelt key while typing, and go when it is corrected', async () => {
    const deployment = await open(deploymentName);
    const model = await open(reference(deployment, /^model: *(\S+)/m));

    await replace(model, /^hidden:/m, 'hiden:');
    const found = await eventually(
      () => findings(model),
      (all) => all.some((one) => /hidden/.test(one.message)),
    );
    const misspelt = found.find(
      (one) => /hidden/.test(one.message) && model.getText(one.range).includes('hiden'),
    );
    assert.ok(misspelt, 'the misspelt key itself is marked');
    assert.ok(misspelt.range.isSingleLine);

    await replace(model, /^hiden:/m, 'hidden:');
    await eventually(
      () => findings(model),
      (all) => all.length === 0,
    );
  });

  it('are absent from the examples, but for advice', async () => {
    const deployment = await open(deploymentName);
    const problems = () =>
      findings(deployment).filter(({ severity }) => severity < DiagnosticSeverity.Information);
    await replace(deployment, /^name:/m, 'nme:');
    await eventually(problems, (all) => all.length > 0);
    await replace(deployment, /^nme:/m, 'name:');
    await eventually(problems, (all) => all.length === 0);
  });
});
