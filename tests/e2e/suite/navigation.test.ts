import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, askUntil, at, nameOf } from './providers';
import { closeWithoutSaving, open } from './support';

const AFD = 'step-3-2a2f.deployment.yaml';
const MODEL = 'step-3.model.yaml';
const CARD = 'h800.hardware.yaml';

/** Where locations are: the file and the line, as `step-3.model.yaml:15`. */
const placesOf = (found: readonly (vscode.Location | vscode.LocationLink)[]): readonly string[] =>
  found
    .map((each) =>
      'targetUri' in each
        ? `${nameOf(each.targetUri)}:${each.targetRange.start.line + 1}`
        : `${nameOf(each.uri)}:${each.range.start.line + 1}`,
    )
    .toSorted();

const some = (found: readonly unknown[]): boolean => found.length > 0;

describe('navigation', () => {
  afterEach(closeWithoutSaving);

  for (const kind of ['Definition', 'Declaration']) {
    it(`leads from a reference to its file, and from a name to its design (${kind})`, async () => {
      const deployment = await open(AFD);
      const command = `execute${kind}Provider`;
      const file = await askUntil<vscode.Location[]>(
        some,
        command,
        deployment.uri,
        at(deployment, './h800', 4),
      );
      assert.match(placesOf(file).join(), /^h800\.hardware\.yaml:\d+$/);
      const model = await open(MODEL);
      const design = await ask<vscode.Location[]>(command, model.uri, at(model, 'ffn: moe', 6));
      assert.deepEqual(placesOf(design), [`${MODEL}:20`]);
    });
  }

  it('leads from an alias to its anchor', async () => {
    const deployment = await open('step-3-h20-h800.deployment.yaml');
    const [anchor] = await askUntil<vscode.Location[]>(
      some,
      'executeDefinitionProvider',
      deployment.uri,
      at(deployment, '  <<: *pool', 8),
    );
    assert.deepEqual(placesOf(anchor ? [anchor] : []), ['step-3-h20-h800.deployment.yaml:11']);
  });

  it('finds who uses a card, in files that are not open', async () => {
    const card = await open(CARD);
    const found = await askUntil<vscode.Location[]>(
      (all) => all.length >= 4,
      'executeReferenceProvider',
      card.uri,
      at(card, 'NVIDIA H800'),
    );
    const users = new Set(found.map(({ uri }) => nameOf(uri)));
    assert.ok(users.has(AFD) && users.has('step-3-h20-h800.deployment.yaml'), [...users].join());
    assert.ok(!users.has('deepseek-v3-ep128.deployment.yaml'), 'that one uses the card of the catalog');
  });

  it('finds where a design is used, and highlights it', async () => {
    const model = await open(MODEL);
    const place = at(model, 'dense: {', 2);
    const found = await askUntil<vscode.Location[]>(some, 'executeReferenceProvider', model.uri, place);
    assert.deepEqual(
      placesOf(found),
      [18, 24, 26].map((line) => `${MODEL}:${line}`),
    );
    const highlights = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', model.uri, place);
    assert.deepEqual(
      highlights.map(({ range }) => model.getText(range)),
      ['dense', 'dense', 'dense'],
    );
  });

  it('makes links of references', async () => {
    const deployment = await open(AFD);
    const links = await askUntil<vscode.DocumentLink[]>(some, 'executeLinkProvider', deployment.uri);
    assert.deepEqual(
      links.map(({ range, target }) => [deployment.getText(range), target && nameOf(target)]),
      [
        ['./step-3.model.yaml', MODEL],
        ['./h800.hardware.yaml', CARD],
        ['./h800.hardware.yaml', CARD],
      ],
    );
  });

  it('opens the catalog from a reference to it, to be read and not written', async () => {
    const deployment = await open('deepseek-v3-ep128.deployment.yaml');
    const [found] = await askUntil<(vscode.Location | vscode.LocationLink)[]>(
      some,
      'executeDefinitionProvider',
      deployment.uri,
      at(deployment, 'catalog:nvidia-h800', 10),
    );
    assert.ok(found);
    const uri = 'targetUri' in found ? found.targetUri : found.uri;
    assert.equal(uri.scheme, 'decode-lens-catalog');
    const entry = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(entry);
    const text = entry.getText();
    assert.match(text, /^name: NVIDIA H800/m);
    await vscode.commands.executeCommand('type', { text: 'x' });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x')).then(undefined, () => false);
    assert.equal(entry.getText(), text);
    assert.equal(entry.isDirty, false);
  });

  it('outlines a file, with how often each design is used', async () => {
    const model = await open(MODEL);
    const symbols = await askUntil<vscode.DocumentSymbol[]>(some, 'executeDocumentSymbolProvider', model.uri);
    const lines: string[] = [];
    const walk = (level: readonly vscode.DocumentSymbol[], depth: number): void => {
      for (const { name, detail, children } of level) {
        lines.push(`${'  '.repeat(depth)}${name} ${detail}`.trimEnd());
        walk(children, depth + 1);
      }
    };
    walk(symbols, 0);
    const outline = lines.join('\n');
    for (const line of [/^ {2}mfa mfa, 61 layers$/m, /^ {2}moe moe, 56 layers$/m, /^layers 61 layers$/m])
      assert.match(outline, line);
  });

  it('finds files and designs of the whole folder by name', async () => {
    await open(AFD);
    const namesOf = async (query: string) =>
      (await askUntil<vscode.SymbolInformation[]>(some, 'executeWorkspaceSymbolProvider', query)).map(
        ({ name, location }) => `${name} in ${nameOf(location.uri)}`,
      );
    assert.ok((await namesOf('mfa')).includes(`mfa in ${MODEL}`));
    assert.match((await namesOf('Ascend')).join(), /Ascend.* in ascend-910b\.hardware\.yaml/);
  });

  it('folds blocks and comments', async () => {
    const model = await open(MODEL);
    const ranges = await askUntil<vscode.FoldingRange[]>(some, 'executeFoldingRangeProvider', model.uri);
    const folds = ranges.map(({ start, end, kind }) => `${start + 1}-${end + 1} ${kind ?? ''}`.trimEnd());
    for (const fold of ['12-15', '17-20', '23-26']) assert.ok(folds.includes(fold), folds.join('; '));
    assert.ok(
      folds.some((fold) => fold.startsWith('7-8')),
      folds.join('; '),
    );
  });

  it('grows a selection from the value to the file', async () => {
    const model = await open(MODEL);
    const place = at(model, 'heads: 64', 7);
    const [selection] = await askUntil<vscode.SelectionRange[]>(
      some,
      'executeSelectionRangeProvider',
      model.uri,
      [place],
    );
    const texts: string[] = [];
    for (let next = selection; next; next = next.parent) texts.push(model.getText(next.range));
    for (const text of ['64', 'heads: 64']) assert.ok(texts.includes(text), texts.join(' < '));
    assert.ok(texts.some((text) => text.startsWith('{ type: mfa') && text.endsWith('}')));
    assert.equal(texts.at(-1), model.getText());
  });

  it('shows which deployments use a card, and what a deployment uses', async () => {
    const card = await open(CARD);
    const [item] = await askUntil<vscode.CallHierarchyItem[]>(
      some,
      'prepareCallHierarchy',
      card.uri,
      at(card, 'NVIDIA H800'),
    );
    const users = await askUntil<vscode.CallHierarchyIncomingCall[]>(some, 'provideIncomingCalls', item);
    const deployment = users.find(({ from }) => nameOf(from.uri) === AFD)?.from;
    assert.ok(deployment, users.map(({ from }) => from.name).join());
    const used = await ask<vscode.CallHierarchyOutgoingCall[]>('provideOutgoingCalls', deployment);
    assert.deepEqual(used.map(({ to }) => nameOf(to.uri)).toSorted(), [CARD, MODEL]);
  });
});
