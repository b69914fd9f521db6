import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { fileUseAt, type Names, occurrenceAt, occurrencesOf, usesOfFile } from '../../names';
import { toRange } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/**
 * The occurrences in this file of the name at an offset; definitions as written, uses as read. Undefined without a
 * name, so that an editor may highlight equal words instead.
 */
export function highlightsAt(
  file: SourceFile,
  offset: number,
  names: Names,
  workspace: Workspace,
): DocumentHighlight[] | undefined {
  const known = names.of(file);
  const occurrence = occurrenceAt(known, offset);
  if (occurrence !== undefined)
    return occurrencesOf(known, occurrence).map(({ range, role }) => ({
      range: toRange(file, range),
      kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  const target = fileUseAt(known, offset, workspace)?.target;
  if (target === undefined) return undefined;
  const here = usesOfFile(target, names, workspace).find((places) => places.file.uri === file.uri);
  return here?.ranges.map((range) => ({ range: toRange(file, range), kind: DocumentHighlightKind.Read }));
}
