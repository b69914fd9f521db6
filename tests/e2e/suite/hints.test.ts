import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, open, reference, replace } from './support';

const configuration = (document: vscode.TextDocument) =>
  vscode.workspace.getConfiguration('decodeLens', document.uri);

async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
}

const labelOf = ({ label }: vscode.InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

/** The hints of a document as text, once they are as asked. */
function labels(document: vscode.TextDocument, passes: (labels: readonly string[]) => boolean) {
  return eventually(async () => (await hintsOf(document)).map(labelOf), passes);
}

const has = (pattern: RegExp) => (all: readonly string[]) => all.some((label) => pattern.test(label));

describe('inlay hints', () => {
  afterEach(closeWithoutSaving);

  it('show the cost of a deployment by its estimate, and the state of a sequence', async () => {
    const deployment = await open(deploymentName);
    await labels(deployment, has(/^0\.146 USD\/1M · 110K tok\/s \(estimate\)$/));
    await labels(deployment, has(/^256 MB per sequence$/));
  });

  it('follow an edit of a card that the deployment uses', async () => {
    const deployment = await open(deploymentName);
    const card = await open(reference(deployment, /hardware: *(\.\/h20\S+)/));
    await replace(card, /\$0\.80\/h/, '$8.00/h');
    await labels(deployment, (all) => has(/USD\/1M/)(all) && !has(/^0\.146 USD/)(all));
  });

  it('stay while the text is broken, at the place where their line is now', async () => {
    const deployment = await open(deploymentName);
    await labels(deployment, has(/^0\.146 USD/));
    await replace(deployment, /^name:/m, '# pushed down\nbroken: {\nname:');
    const hint = await eventually(
      async () => (await hintsOf(deployment)).find((candidate) => /^was 0\.146 USD/.test(labelOf(candidate))),
      (found) => found !== undefined && deployment.lineAt(found.position.line).text.startsWith('name:'),
    );
    assert.ok(hint);
  });

  it('lead to the line that a figure comes from', async () => {
    const card = await open('h800.hardware.yaml');
    const [hint] = await eventually(
      async () => (await hintsOf(card)).filter((candidate) => /PFLOP/.test(labelOf(candidate))),
      (found) => found.length > 0,
    );
    const [part] = typeof hint?.label === 'string' ? [] : (hint?.label ?? []);
    assert.ok(part?.location, 'the part has a location');
    assert.match(card.lineAt(part.location.range.start.line).text, /^compute:/);
  });

  it('show what a card costs, and its ridge point', async () => {
    const card = await open('h800.hardware.yaml');
    await labels(card, has(/^1\.01 USD per PFLOP\/s·h \(fp8\)$/));
    await labels(card, has(/^591 FLOP\/B$/));
  });

  for (const [kind, name, label, left] of [
    ['cost', deploymentName, /^0\.146 USD\/1M/, 1],
    ['stateBytes', deploymentName, /^256 MB per sequence$/, 1],
    ['parameters', 'step-3.model.yaml', /^312B parameters$/, 0],
    ['card', 'h800.hardware.yaml', /^591 FLOP\/B$/, 0],
  ] as const)
    it(`of the kind ${kind} have a switch of their own`, async () => {
      const document = await open(name);
      await labels(document, has(label));
      const settings = configuration(document);
      await settings.update(`inlayHints.${kind}`, false, vscode.ConfigurationTarget.Workspace);
      try {
        await labels(document, (all) => all.length === left && !has(label)(all));
      } finally {
        await settings.update(`inlayHints.${kind}`, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await labels(document, has(label));
    });
});
