import {
  commands,
  type Disposable,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import {
  type ImportConfigParams,
  type ImportConfigResult,
  importConfigRequest,
  importConfigResult,
} from '../../../server/protocol/import';
import { modelName, modelPaths } from './model-address';

/** The language server's import requests. */
interface Importer {
  request(method: string, params: ImportConfigParams): Promise<unknown>;
}

type Findings = ImportConfigResult['findings'];

const isJson = ({ languageId, uri }: TextDocument): boolean =>
  languageId === 'json' || languageId === 'jsonc' || /\.jsonc?$/i.test(uri.path);

/** The configuration to import: the given one, the active document, or one that the user picks. */
async function chosen(named: unknown): Promise<TextDocument | undefined> {
  if (named instanceof Uri) return workspace.openTextDocument(named);
  const active = window.activeTextEditor?.document;
  if (active !== undefined && isJson(active)) return active;
  const picked = await window.showOpenDialog({
    title: l10n.t('Import a Hugging Face config.json'),
    openLabel: l10n.t('Import'),
    filters: { JSON: ['json'] },
  });
  return picked?.[0] === undefined ? undefined : workspace.openTextDocument(picked[0]);
}

/** The quantization that stands in a file of its own next to a configuration. */
async function quantizationBeside(uri: Uri): Promise<{ readonly quantization?: string }> {
  const path = uri.path.replace(/[^/]*$/, 'hf_quant_config.json');
  return workspace.fs.readFile(uri.with({ path })).then(
    (bytes) => ({ quantization: new TextDecoder().decode(bytes) }),
    () => ({}),
  );
}

async function isFree(uri: Uri): Promise<boolean> {
  const isOpen = workspace.textDocuments.some(
    (document) => document.uri.path === uri.path && document.uri.scheme === 'untitled',
  );
  if (isOpen) return false;
  return workspace.fs.stat(uri).then(
    () => false,
    () => true,
  );
}

/** Shows the model file next to the configuration, unsaved, under an unused name. */
async function show(source: Uri, text: string): Promise<void> {
  for (const path of modelPaths(source.path)) {
    if (!(await isFree(source.with({ path })))) continue;
    const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path }));
    const editor = await window.showTextDocument(document, ViewColumn.Beside);
    await editor.edit((edit) => edit.insert(document.positionAt(0), text));
    return;
  }
}

function lines(findings: Findings): string {
  return findings
    .map(({ severity, field, message }) => `${severity}: ${field === '' ? '' : `\`${field}\` `}${message}`)
    .join('\n');
}

/** Shows the findings in a message that does not block the editor. */
async function tell(findings: Findings, failed: boolean): Promise<void> {
  if (findings.length === 0) return;
  if (failed) {
    void window.showErrorMessage(l10n.t('The configuration could not be imported: {0}', lines(findings)));
    return;
  }
  const details = l10n.t('Show Findings');
  const message = l10n.t('Model imported. {0} fields need review.', findings.length);
  const warns = findings.some(({ severity }) => severity !== 'information');
  const choice = await (warns ? window.showWarningMessage : window.showInformationMessage)(message, details);
  if (choice !== details) return;
  const document = await workspace.openTextDocument({ content: lines(findings), language: 'markdown' });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
}

/** Registers the import of a Hugging Face config.json from any file system. */
export function registerImport(server: Importer): Disposable {
  return commands.registerCommand('decodeLens.importConfig', async (named: unknown) => {
    const source = await chosen(named);
    if (source === undefined) return;
    const answer = await server.request(importConfigRequest, {
      json: source.getText(),
      name: modelName(source.uri.path),
      ...(await quantizationBeside(source.uri)),
    });
    const { text, findings, summary } = importConfigResult.parse(answer);
    if (text !== null) await show(source.uri, text);
    if (summary !== null) window.setStatusBarMessage(summary, 10_000);
    void tell(findings, text === null);
  });
}
