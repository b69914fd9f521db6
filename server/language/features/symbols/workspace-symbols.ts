import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { mapOf } from '../../../core/data';
import { fileName } from '../../../core/text/file-name';
import { linkToFile, type Names } from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/** The maximum number of symbols for a query; a longer query finds the rest. */
const MOST_SYMBOLS = 500;

/** Whether the letters of a query occur in a name in this order, as editors match. */
function matches(name: string, query: string): boolean {
  let at = 0;
  const lower = name.toLowerCase();
  for (const letter of query.toLowerCase()) {
    if (/\s/.test(letter)) continue;
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function ofFile(file: SourceFile, shown: Uris): WorkspaceSymbol {
  const { name } = mapOf(file.data);
  const { targetUri: uri, targetSelectionRange: range } = linkToFile(file, shown);
  const own = fileName(file.uri);
  if (typeof name !== 'string' || name.trim() === '')
    return { name: own, kind: SymbolKind.File, location: { uri, range } };
  return { name, kind: SymbolKind.File, containerName: own, location: { uri, range } };
}

function designsOf(file: SourceFile, names: Names, shown: Uris): WorkspaceSymbol[] {
  return names.of(file).occurrences.flatMap(({ kind, role, name, range }): WorkspaceSymbol[] => {
    if (role !== 'definition' || kind === 'anchor' || name.trim() === '') return [];
    const location = { uri: shown.uriOf(file.uri), range: toRange(file, range) };
    return [{ name, kind: SymbolKind.Class, containerName: `${kind} · ${fileName(file.uri)}`, location }];
  });
}

/** The files of the workspace by name, and their attentions and FFNs, that match a query. */
export function workspaceSymbols(
  query: string,
  names: Names,
  workspace: Workspace,
  shown: Uris,
): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const file of workspace.all()) {
    const own = ofFile(file, shown);
    if (matches(`${own.name} ${own.containerName ?? ''}`, query)) found.push(own);
    found.push(...designsOf(file, names, shown).filter(({ name }) => matches(name, query)));
    if (found.length >= MOST_SYMBOLS) break;
  }
  return found.slice(0, MOST_SYMBOLS);
}
