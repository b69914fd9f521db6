import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeWithoutSaving, eventually, findings, inWorkspace } from './support';

const CONFIG = {
  model_type: 'qwen3',
  head_dim: 128,
  hidden_act: 'silu',
  hidden_size: 4096,
  intermediate_size: 12288,
  num_attention_heads: 32,
  num_hidden_layers: 36,
  num_key_value_heads: 8,
  tie_word_embeddings: false,
  vocab_size: 151936,
};

describe('importing a Hugging Face config.json', () => {
  const config = () => inWorkspace('qwen3-8b/config.json');

  beforeEach(() =>
    vscode.workspace.fs.writeFile(config(), new TextEncoder().encode(JSON.stringify(CONFIG, null, 2))),
  );

  afterEach(async () => {
    await closeWithoutSaving();
    await vscode.workspace.fs.delete(inWorkspace('qwen3-8b'), { recursive: true });
  });

  const models = () =>
    vscode.workspace.textDocuments.filter(
      ({ languageId, isUntitled }) => isUntitled && languageId === 'decode-lens-model',
    );

  const imported = async () => {
    const [model] = await eventually(
      models,
      ([document]) => document?.getText().includes('layers:') === true,
    );
    assert.ok(model);
    return model;
  };

  it('opens the model next to it, not saved, in our language and without findings', async () => {
    await vscode.commands.executeCommand('decodeLens.importConfig', config());
    const model = await imported();
    assert.match(model.uri.path, /qwen3-8b\/qwen3-8b\.model\.yaml$/);
    assert.match(model.getText(), /^name: qwen3-8b$/m);
    assert.match(model.getText(), /gqa: \{ type: gqa, heads: 32, kv_heads: 8, head_dim: 128 \}/);
    await eventually(
      () => findings(model),
      (all) => all.length === 0,
    );
  });

  it('takes the JSON in front, as it stands in the editor', async () => {
    const document = await vscode.workspace.openTextDocument(config());
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('36'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 2)), '12'));
    await vscode.commands.executeCommand('decodeLens.importConfig');
    assert.match((await imported()).getText(), /count: 12/);
  });
});
