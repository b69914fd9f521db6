import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, open, replace } from './support';

/** The lenses of a document: their line, and their titles. */
async function lensesOf({ uri }: vscode.TextDocument): Promise<{ line: number; titles: string }> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    20,
  );
  const titles = lenses.map(({ command }) => command?.title).join(' | ');
  return { line: lenses[0]?.range.start.line ?? -1, titles };
}

describe('code lenses', () => {
  afterEach(closeWithoutSaving);

  it('say what a deployment costs, gives, takes and is limited by', async () => {
    const deployment = await open(deploymentName);
    const { line } = await eventually(
      () => lensesOf(deployment),
      ({ titles }) =>
        /0\.146 USD per 1M \(estimate\) \| 109,622 tokens\/s .* \| TPOT 42\.0 ms, meets the 50\.0 ms target \| limited by/.test(
          titles,
        ),
    );
    assert.match(deployment.lineAt(line).text, /^name:/);
  });

  it('say of a model what it costs at least', async () => {
    const model = await open('step-3.model.yaml');
    await eventually(
      () => lensesOf(model),
      ({ titles }) => /316B parameters.*≥ 0\.0550 USD per 1M .*theoretical bound/.test(titles),
    );
  });

  it('offer commands that there are', async () => {
    const deployment = await open(deploymentName);
    await eventually(
      () => lensesOf(deployment),
      ({ titles }) => titles !== '',
    );
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      deployment.uri,
      20,
    );
    const known = await vscode.commands.getCommands(true);
    const offered = lenses.map(({ command }) => command?.command ?? '').filter((command) => command !== '');
    assert.deepEqual(
      offered.filter((command) => !known.includes(command)),
      [],
    );
  });

  for (const [title, panel] of [
    ['Show pipeline', 'decodeLens.pipeline'],
    ['Compare', 'decodeLens.compare'],
  ] as const)
    it(`open a panel: ${title}`, async () => {
      const deployment = await open(deploymentName);
      const lenses = await eventually(
        () =>
          vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            deployment.uri,
            20,
          ),
        (all) => all.some(({ command }) => command?.title === title),
      );
      const command = lenses.find((lens) => lens.command?.title === title)?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      const panels = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .flatMap(({ input }) => (input instanceof vscode.TabInputWebview ? [input.viewType] : []));
      await eventually(panels, (all) => all.some((viewType) => viewType.endsWith(panel)));
    });

  it('keep their line and figures while the file is broken, and say that these are earlier ones', async () => {
    const deployment = await open(deploymentName);
    const before = await eventually(
      () => lensesOf(deployment),
      ({ titles }) => titles.includes('0.146'),
    );
    await replace(deployment, /^name: .*$/m, 'nam');
    const { line, titles } = before;
    assert.deepEqual(await lensesOf(deployment), { line, titles: `outdated: ${titles}` });
  });

  it('can be switched off', async () => {
    const deployment = await open(deploymentName);
    await eventually(
      () => lensesOf(deployment),
      ({ titles }) => titles.includes('0.146'),
    );
    const settings = vscode.workspace.getConfiguration('decodeLens', deployment.uri);
    await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(
        () => lensesOf(deployment),
        ({ titles }) => titles === '',
      );
    } finally {
      await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
