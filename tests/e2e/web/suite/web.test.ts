import * as vscode from 'vscode';

const DEPLOYMENT = 'step-3-h20-h800.deployment.yaml';

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks again until the answer passes; fails with the last answer. */
async function eventually<T>(ask: () => T | PromiseLike<T>, passes: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (passes(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function hintsOf({ uri, lineCount }: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    whole,
  );
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
}

/** The text of hovers. */
function textOf(hovers: readonly vscode.Hover[]): string {
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join();
}

describe('in the extension host of a browser', () => {
  it('the server runs in a worker and reads references through the editor', async () => {
    const document = await open(DEPLOYMENT);
    await eventually(
      () => hintsOf(document),
      (hints) => hints.some((hint) => /0\.146 USD\/1M .* \(estimate\)/.test(hint)),
    );
  });

  it('a hover says what it costs', async () => {
    const document = await open(DEPLOYMENT);
    const position = document.positionAt(document.getText().search(/^name:/m));
    await eventually(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position),
      (hovers) => textOf(hovers).includes('0.0550'),
    );
  });

  it('lenses stand above the deployment', async () => {
    const document = await open(DEPLOYMENT);
    const lenses = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9),
      (found) => found.length > 0,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '').join(' | ');
    if (!/tokens\/s .*TPOT .*limited by/.test(titles)) throw new Error(titles);
  });

  it('files that are not open are found without a search', async () => {
    const found = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'Qwen3',
        ),
      (symbols) => symbols.length > 0,
    );
    if (!found.some(({ location }) => location.uri.path.endsWith('qwen3-235b-a22b.model.yaml')))
      throw new Error(JSON.stringify(found));
  });

  it('catalog documents open', async () => {
    const uri = vscode.Uri.parse('decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml');
    const document = await vscode.workspace.openTextDocument(uri);
    if (!/^name: NVIDIA H800/m.test(document.getText())) throw new Error(document.getText());
  });

  it('findings follow the text', async () => {
    const document = await open('step-3.model.yaml');
    const edit = new vscode.WorkspaceEdit();
    const start = document.positionAt(document.getText().search(/^hidden:/m));
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 6)), 'hiden');
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message),
      (messages) => messages.some((message) => message.includes('hidden')),
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('kernels are profiled by the page of their panel, which says why it cannot', async () => {
    const outcome = await vscode.commands.executeCommand<{
      readonly message: string;
      readonly advice: string;
    }>('decodeLens.profileKernels');
    // This browser has no GPU, not even in software.
    if (!/no usable adapter|no WebGPU/.test(outcome.message) || outcome.advice === '')
      throw new Error(JSON.stringify(outcome));
  });
});
