import { fileName } from '../../core/text/file-name';
import { toTextEdits } from '../../language/present/workspace-edit';
import { CATALOG, type Workspace } from '../../language/workspace';
import type { FileValue, WriteValuesResult } from '../../protocol/panels';
import { Draft, setValue } from '../../yaml/edit';
import type { EditedDocuments } from '../edited-documents';

/**
 * The text edits that write values at key paths, combined per file, keeping comments and formatting; or why they
 * cannot be written.
 */
export function writeValues(
  workspace: Workspace,
  values: readonly FileValue[],
  documents: EditedDocuments,
): WriteValuesResult {
  const files: (WriteValuesResult & { ok: true })['files'] = [];
  for (const uri of new Set(values.map((value) => value.uri))) {
    const group = values.filter((value) => value.uri === uri);
    const canonical = documents.canonical(uri);
    const file = workspace.file(canonical);
    const name = fileName(uri);
    if (file === undefined) return { ok: false, message: `${name} cannot be read` };
    if (canonical.startsWith(CATALOG))
      return {
        ok: false,
        message: `${name} is bundled and cannot be changed; extract it into a file of your own`,
      };
    if (file.problems.length > 0) return { ok: false, message: `${name} has errors; fix them first` };
    const draft = group.reduce(
      (now, { path, value }) => now.next((parsed) => setValue(parsed, path, value)),
      Draft.of(file.parsed),
    );
    const edits = toTextEdits(file, draft.edits);
    if (edits.length > 0) files.push({ uri, version: documents.version(canonical), edits });
  }
  return { ok: true, files };
}
