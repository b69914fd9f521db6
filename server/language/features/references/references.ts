import type { Location } from 'vscode-languageserver-types';
import {
  fileUseAt,
  type Names,
  nameOf,
  occurrenceAt,
  occurrencesOf,
  type Places,
  touches,
  usesOfFile,
} from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/** The file at an offset: the referenced one, or, on its name, the file itself. */
function fileAt(file: SourceFile, offset: number, names: Names, workspace: Workspace): string | undefined {
  const use = fileUseAt(names.of(file), offset, workspace);
  if (use !== undefined) return use.target;
  const name = nameOf(file);
  return name !== undefined && touches(name.extent, offset) ? file.uri : undefined;
}

/** The occurrences in the workspace of the name at an offset: of a file, an attention, an FFN or an anchor. */
export function referencesAt(
  file: SourceFile,
  offset: number,
  withDeclaration: boolean,
  names: Names,
  workspace: Workspace,
  shown: Uris,
): Location[] {
  const located = (places: Places): Location[] =>
    places.ranges.map((range) => ({ uri: shown.uriOf(places.file.uri), range: toRange(places.file, range) }));
  const known = names.of(file);
  const occurrence = occurrenceAt(known, offset);
  if (occurrence !== undefined) {
    const all = occurrencesOf(known, occurrence).filter(({ role }) => withDeclaration || role === 'use');
    return located({ file, ranges: all.map(({ range }) => range) });
  }
  const uri = fileAt(file, offset, names, workspace);
  if (uri === undefined) return [];
  const target = withDeclaration ? workspace.file(uri) : undefined;
  const name = target && nameOf(target);
  const declared = target && name ? located({ file: target, ranges: [name.name] }) : [];
  return [...declared, ...usesOfFile(uri, names, workspace).flatMap(located)];
}
