import { Uri, window, workspace } from 'vscode';
import { fileName } from '../../server/core/text/file-name';
import type { ExportFormat } from '../../server/protocol/panel-messages';

const FILTERS: Readonly<Record<ExportFormat, string>> = {
  png: 'PNG picture',
  svg: 'SVG picture',
  csv: 'Table (CSV)',
  json: 'Data (JSON)',
};

/** Asks where to save an export, and saves it. Returns the name of the file, or undefined if nothing was saved. */
export async function saveExport(
  name: string,
  format: ExportFormat,
  content: string,
): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.${format}`;
  const target = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, file) }),
    filters: { [FILTERS[format]]: [format] },
  });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, bytesOf(format, content));
  return fileName(target.toString());
}

function bytesOf(format: ExportFormat, content: string): Uint8Array {
  if (format !== 'png') return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}
