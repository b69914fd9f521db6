import { type CallHierarchyItem, SymbolKind } from 'vscode-languageserver-types';
import * as z from 'zod';
import { mapOf } from '../../../core/data';
import { fileName } from '../../../core/text/file-name';
import { linkToFile, type Names, type Occurrence } from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/** The subject of an item: a file, or one of its attentions or FFNs. Sent to the editor and back. */
const subject = z.object({ uri: z.string(), design: z.string().optional() });

/** A file, or one of its designs by the definition. */
export interface Subject {
  readonly file: SourceFile;
  readonly design?: Occurrence;
}

/** The definition of a design by its id. */
export function definitionOf(file: SourceFile, id: string, names: Names): Occurrence | undefined {
  return names.of(file).occurrences.findLast((other) => other.id === id && other.role === 'definition');
}

/** The current subject of an item from the editor; undefined if it no longer exists. */
export function subjectOf(data: unknown, names: Names, workspace: Workspace): Subject | undefined {
  const parsed = subject.safeParse(data);
  const file = parsed.success ? workspace.file(parsed.data.uri) : undefined;
  if (file === undefined || parsed.data?.design === undefined) return file && { file };
  const design = definitionOf(file, parsed.data.design, names);
  return design && { file, design };
}

/** An item as an editor shows it. */
export function itemOf({ file, design }: Subject, shown: Uris): CallHierarchyItem {
  const inFile = fileName(file.uri);
  if (design !== undefined)
    return {
      name: design.name.trim() === '' ? '…' : design.name,
      detail: `${design.kind} · ${inFile}`,
      kind: SymbolKind.Class,
      uri: shown.uriOf(file.uri),
      range: toRange(file, design.extent ?? design.range),
      selectionRange: toRange(file, design.range),
      data: { uri: file.uri, design: design.id },
    };
  const { name } = mapOf(file.data);
  const link = linkToFile(file, shown);
  const named = typeof name === 'string' && name.trim() !== '';
  return {
    name: named ? name : inFile,
    ...(named ? { detail: inFile } : {}),
    kind: SymbolKind.File,
    uri: link.targetUri,
    range: link.targetRange,
    selectionRange: link.targetSelectionRange,
    data: { uri: file.uri },
  };
}
