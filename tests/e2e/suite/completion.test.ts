import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rewrite, withFiles } from './providers';
import { closeWithoutSaving, eventually, findings, open } from './support';

/** The offers at the `|` of a text, in the order in which the editor shows them before anything is typed. */
async function offersAt(document: vscode.TextDocument, marked: string, resolve = 0) {
  await rewrite(document, marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  const { items } = await eventually(
    () =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
        undefined,
        resolve,
      ),
    (found) => found.items.length > 0,
  );
  const sorted = items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return { position, items: sorted, labels: sorted.map(labelOf) };
}

const keyOf = (item: vscode.CompletionItem): string => item.sortText ?? labelOf(item);
const labelOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? label : label.label;

/** Accepts an offer as the editor does: what it replaces goes, its snippet comes, and the first choices stay. */
async function accept(
  document: vscode.TextDocument,
  items: readonly vscode.CompletionItem[],
  label: string,
): Promise<string> {
  const item = items.find((candidate) => labelOf(candidate) === label);
  assert.ok(item, `${label} is offered`);
  const editor = await vscode.window.showTextDocument(document);
  const { range, insertText = label } = item;
  const replaced = range instanceof vscode.Range ? range : range?.inserting;
  assert.ok(replaced, 'the offer says what it replaces');
  const snippet = typeof insertText === 'string' ? new vscode.SnippetString(insertText) : insertText;
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: item.keepWhitespace === true };
  assert.ok(await editor.insertSnippet(snippet, replaced, options));
  return document.getText();
}

describe('completion', () => {
  let document: vscode.TextDocument;

  /** The tests of a describe begin with an empty file. */
  function inNew(name: string): void {
    withFiles({ [name]: '' });
    beforeEach(async () => {
      document = await open(name);
    });
    afterEach(closeWithoutSaving);
  }

  describe('in a deployment', () => {
    inNew('new.deployment.yaml');

    it('offers the required keys first, with what they mean', async () => {
      const { items, labels } = await offersAt(document, 'name: New\n|', 20);
      const required = ['model', 'workload', 'topology'];
      assert.deepEqual(labels.slice(0, 3).toSorted(), required.toSorted());
      assert.ok(labels.indexOf('reserve') > 3, 'an optional key comes later');
      const model = items.find((item) => labelOf(item) === 'model');
      const documentation = model?.documentation;
      const text = documentation instanceof vscode.MarkdownString ? documentation.value : documentation;
      assert.match(text ?? '', /model/i);
    });

    it('offers the values of a choice', async () => {
      const { labels } = await offersAt(document, 'topology: |');
      assert.deepEqual(labels.toSorted(), ['afd', 'colocated']);
    });

    it('offers units after a number', async () => {
      const { items, labels } = await offersAt(document, 'target: { tpot: 50 | }');
      assert.deepEqual(labels.slice(0, 3).toSorted(), ['ms', 's', 'us']);
      assert.match(await accept(document, items, 'ms'), /^target: \{ tpot: 50 ms \}$/);
    });

    it('offers the catalog and the files of the folder as references', async () => {
      const { items, labels } = await offersAt(document, 'model: |');
      for (const label of ['catalog:step-3', './step-3.model.yaml']) assert.ok(labels.includes(label), label);
      assert.ok(!labels.some((label) => label.includes('h800')), 'no cards for a model');
      assert.equal(await accept(document, items, './step-3.model.yaml'), 'model: ./step-3.model.yaml');
      const cards = await offersAt(document, 'pool: { hardware: cat| }');
      assert.match(
        await accept(document, cards.items, 'catalog:nvidia-h800'),
        /hardware: catalog:nvidia-h800 \}$/,
      );
    });

    it('begins a block at the indentation of its place', async () => {
      const { items } = await offersAt(document, 'topology: afd\nattention:\n    hardware: x\n    |');
      const text = await accept(document, items, 'parallel');
      assert.match(text, /^topology: afd\nattention:\n {4}hardware: x\n {4}parallel:/);
      const lines = text.split('\n').slice(4);
      assert.ok(
        lines.every((line) => line === '' || line.startsWith('      ')),
        JSON.stringify(text),
      );
    });

    it('offers whole files in an empty one, each once', async () => {
      const { items } = await offersAt(document, '|');
      // Those of the server know the folder, so that those of the manifest do not come forward by themselves.
      const whole = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet).map(labelOf);
      assert.deepEqual(whole.toSorted(), ['AFD deployment', 'Colocated deployment']);
      const text = await accept(document, items, 'AFD deployment');
      assert.match(text, /^name: My deployment\nmodel: \.\/\S+\.model\.yaml\n(.*\n)*topology: afd\n/);
      assert.match(text, /^attention: \{ hardware: \.\/\S+\.hardware\.yaml/m);
    });
  });

  describe('in a model', () => {
    inNew('new.model.yaml');

    it('offers the attentions and FFNs that the file defines', async () => {
      const designs = 'attention:\n  own-mfa: { type: mfa }\nffn:\n  own-moe: { type: moe }\nlayers:\n';
      const attentions = await offersAt(document, `${designs}  - { attention: | }`);
      assert.deepEqual(attentions.labels, ['own-mfa']);
      const ffns = await offersAt(document, `${designs}  - { ffn: | }`);
      assert.deepEqual(ffns.labels, ['own-moe']);
    });

    it('offers a design of the type it is called after, and nothing by itself right behind the colon', async () => {
      const { labels } = await offersAt(document, 'attention:\n  mfa: |\n');
      assert.equal(labels[0], '{ type: mfa }');
      await rewrite(document, 'attention:\n  mfa:\n');
      const behindColon = new vscode.Position(1, '  mfa:'.length);
      const byItself = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        behindColon,
        ':',
      );
      assert.deepEqual(byItself.items.map(labelOf), []);
    });

    it('shows the designs after the key of all of them was accepted', async () => {
      const { items } = await offersAt(document, 'name: a\n|');
      const attention = items.find((item) => labelOf(item) === 'attention');
      assert.equal(attention?.command?.command, 'editor.action.triggerSuggest');
    });

    it('offers whole files in an empty one', async () => {
      const { labels } = await offersAt(document, '|');
      assert.deepEqual(labels.filter((label) => /model$/i.test(label)).toSorted(), [
        'Dense model',
        'MoE model',
      ]);
    });
  });

  describe('in a hardware file', () => {
    inNew('new.hardware.yaml');

    it('offers a whole file in an empty one, which has no errors', async () => {
      const { items } = await offersAt(document, '|');
      await accept(document, items, 'Hardware file');
      assert.match(document.getText(), /^price: \$2\.00\/h$/m);
      await eventually(
        () => findings(document),
        (all) => all.length === 0,
      );
    });
  });
});
