import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, apply, ask, askUntil, at, rewrite, withFiles } from './providers';
import {
  closeWithoutSaving,
  deploymentName,
  eventually,
  findings,
  inWorkspace,
  open,
  replace,
} from './support';

const { QuickFix, Refactor, RefactorExtract, SourceFixAll } = vscode.CodeActionKind;

const UNTIDY = `name:   Own # kept
hidden:    1024
vocabulary: 32000

# designs
attention:
    gqa:   { type: gqa,heads: 16, kv_heads: 4, head_dim: 64 }
ffn:
    dense: {type: dense, width: 4096}
layers:
    - { count: 4, attention: gqa,  ffn: dense }   # all of them
`;

const DEPLOYMENT = `name: Own
model: catalog:step-3
topology: colocated
pool: { hardware: catalog:nvidia-h20, instances: 1 } # kept
`;

/** Where Enter leaves the cursor: the text before it, behind the line break. */
const ENTERED: readonly (readonly [line: string, indentation: string])[] = [
  ['attention:', '  '],
  ['  mfa:', '    '],
  ['attention: # the designs', '  '],
  ['attention: &all', '  '],
  ['hidden: 7168', ''],
  ['  mfa: { type: mfa }', '  '],
  ['# as follows:', ''],
  ['  - of:', '      '],
  ['  - repeat: 2', '    '],
  ['  - { count: 4 }', '  '],
];

const codeOf = (code: vscode.Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);

describe('writing', () => {
  withFiles({ 'own.model.yaml': UNTIDY, 'own.deployment.yaml': DEPLOYMENT, 'typed.model.yaml': '' });
  afterEach(closeWithoutSaving);

  const options: vscode.FormattingOptions = { tabSize: 2, insertSpaces: true };
  const edit = async (document: vscode.TextDocument, edits: readonly vscode.TextEdit[]) => {
    const all = new vscode.WorkspaceEdit();
    all.set(document.uri, [...edits]);
    assert.ok(await vscode.workspace.applyEdit(all));
  };

  it('formats a file, keeps its comments, and has nothing to do after', async () => {
    const model = await open('own.model.yaml');
    const edits = await askUntil<vscode.TextEdit[]>(
      (all) => all?.length > 0,
      'executeFormatDocumentProvider',
      model.uri,
      options,
    );
    const changed = edits.reduce((sum, { range }) => sum + model.getText(range).length, 0);
    assert.ok(changed < model.getText().length / 4, 'the edits are small');
    await edit(model, edits);
    const text = model.getText();
    assert.match(text, /^name: Own # kept\nhidden: 1024$/m);
    assert.match(text, /^# designs\nattention:\n {2}gqa: \{ type: gqa, heads: 16,/m);
    assert.match(text, /^ {2}- \{ count: 4, attention: gqa, ffn: dense \} +# all of them$/m);
    const again = await ask<vscode.TextEdit[] | undefined>(
      'executeFormatDocumentProvider',
      model.uri,
      options,
    );
    assert.deepEqual(again ?? [], []);
  });

  for (const [line, indentation] of ENTERED)
    it(`puts the cursor where the next line begins: ${line}`, async () => {
      const model = await open('typed.model.yaml');
      await rewrite(model, line);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document, model);
      const end = model.positionAt(line.length);
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('type', { text: '\n' });
      assert.equal(model.getText(), `${line}\n${indentation}`);
      assert.equal(editor.selection.active.character, indentation.length);
    });

  it('leaves the words of the file to the server', async () => {
    for (const language of ['model', 'hardware', 'deployment']) {
      const scope = { languageId: `decode-lens-${language}` };
      assert.equal(vscode.workspace.getConfiguration('editor', scope).get('wordBasedSuggestions'), 'off');
    }
  });

  it('formats some lines and no others', async () => {
    const model = await open('own.model.yaml');
    const line = model.lineAt(1).range;
    const edits = await askUntil<vscode.TextEdit[]>(
      (all) => all?.length > 0,
      'executeFormatRangeProvider',
      model.uri,
      line,
      options,
    );
    await edit(model, edits);
    assert.equal(model.getText(), UNTIDY.replace('hidden:    1024', 'hidden: 1024'));
  });

  it('tells numbers, units and references apart by semantic tokens', async () => {
    const card = await open('h20.hardware.yaml');
    const legend = await askUntil<vscode.SemanticTokensLegend>(
      (answer) => answer !== undefined,
      'provideDocumentSemanticTokensLegend',
      card.uri,
    );
    const { data } = await askUntil<vscode.SemanticTokens>(
      (answer) => answer?.data.length > 0,
      'provideDocumentSemanticTokens',
      card.uri,
    );
    const tokens: string[] = [];
    let [line, character] = [0, 0];
    for (let next = 0; next < data.length; next += 5) {
      const [down = 0, along = 0, length = 0, type = 0] = data.slice(next, next + 5);
      character = down > 0 ? along : character + along;
      line += down;
      const text = card.lineAt(line).text.slice(character, character + length);
      tokens.push(`${legend.tokenTypes[type]} ${text}`);
    }
    for (const token of ['property price', 'number 4.00', 'unit TB/s', 'unit /h'])
      assert.ok(tokens.includes(token), `${token} in ${tokens.join(', ')}`);
  });

  it('corrects a misspelt key by a quick fix', async () => {
    const model = await open('step-3.model.yaml');
    const whole = model.getText();
    await rewrite(model, whole.replace('hidden: 7168', 'hiden: 7168'));
    await eventually(
      () => findings(model),
      (all) => all.length > 0,
    );
    const actions = await actionsAt(model, 'hiden:', QuickFix);
    const fix = [...actions.values()].find(({ isPreferred }) => isPreferred === true);
    await apply(fix);
    assert.equal(model.getText(), whole);
    await eventually(
      () => findings(model),
      (all) => all.length === 0,
    );
  });

  it('offers what meets the target where the batch is written', async () => {
    const deployment = await open(deploymentName);
    await replace(deployment, /batch: 4608/, 'batch: 12000');
    await eventually(
      () => findings(deployment),
      (all) => all.some(({ code }) => codeOf(code) === 'target-missed'),
    );
    const fixes = await actionsAt(deployment, 'batch: 12000', QuickFix);
    await apply(fixes.get('Set the batch to 9408'));
    assert.match(deployment.getText(), /batch: 9408/);
  });

  it('fixes everything that has a fix at once', async () => {
    const card = await open('h20.hardware.yaml');
    const whole = card.getText();
    const wrong = whole
      .replace('\nprice:', '\nprize:')
      .replace('\npower:', '\npowr:')
      .replace('\nmemory:', '\nmemoy:');
    await rewrite(card, wrong);
    await eventually(
      () => findings(card),
      (all) => all.length >= 3,
    );
    const actions = await actionsAt(card, 'prize: $', SourceFixAll);
    await apply([...actions.values()][0]);
    assert.equal(card.getText(), whole);
  });

  it('adds the keys that are missing', async () => {
    const deployment = await open('own.deployment.yaml');
    const actions = await actionsAt(deployment, 'name:', Refactor, (titles) =>
      titles.some((title) => /missing|add/i.test(title)),
    );
    await apply([...actions.values()].find(({ title }) => /missing|add/i.test(title)));
    const text = deployment.getText();
    assert.match(text, /^workload:/m);
    for (const line of DEPLOYMENT.split('\n')) assert.ok(text.split('\n').includes(line), line);
  });

  it('writes a quantity in another unit', async () => {
    const card = await open('h20.hardware.yaml');
    const whole = card.getText();
    const actions = await actionsAt(card, '4.00 TB/s', Refactor);
    await apply(actions.get('Convert to 4000 GB/s'));
    assert.equal(card.getText(), whole.replace('4.00 TB/s', '4000 GB/s'));
  });

  it('extracts a card from the catalog into a file', async () => {
    const deployment = await open('own.deployment.yaml');
    const actions = await actionsAt(deployment, 'catalog:nvidia-h20', RefactorExtract);
    const created = inWorkspace('nvidia-h20.hardware.yaml');
    await apply(actions.get('Extract `nvidia-h20` from the catalog into nvidia-h20.hardware.yaml'));
    try {
      assert.equal(
        deployment.getText(),
        DEPLOYMENT.replace('catalog:nvidia-h20', './nvidia-h20.hardware.yaml'),
      );
      const card = await vscode.workspace.openTextDocument(created);
      assert.match(card.getText(), /^name: NVIDIA H20$/m);
      const place = at(deployment, './nvidia-h20', 4);
      await askUntil<unknown[]>((all) => all.length > 0, 'executeDefinitionProvider', deployment.uri, place);
    } finally {
      await closeWithoutSaving();
      await vscode.workspace.fs.delete(created);
    }
  });
});
