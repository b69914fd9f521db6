import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode';
import { withFiles } from './providers';
import {
  closeWithoutSaving,
  deploymentName,
  eventually,
  findings,
  hoverOn,
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

  describe('of a file of more than a megabyte', () => {
    withFiles({
      'large.model.yaml': `name: Large\nhiden: 1\n${'# a comment that makes it large\n'.repeat(40_000)}`,
    });

    it('are one notice, and the editor answers', async () => {
      const large = await open('large.model.yaml');
      const found = await eventually(
        () => findings(large),
        (all) => all.length > 0,
      );
      assert.deepEqual(
        found.map(({ code, severity }) => [typeof code === 'object' ? code.value : code, severity]),
        [['file-too-large', DiagnosticSeverity.Information]],
      );
      assert.equal(await hoverOn(large, /^name:/m), '');
    });
  });
});
