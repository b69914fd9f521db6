import type { Location } from 'vscode-languageserver-types';
import type { Range } from '../../../yaml/parse';
import {
  fileUseAt,
  fileUses,
  type Names,
  nameOf,
  occurrenceAt,
  occurrencesOf,
  type Shown,
  touches,
} from '../../names';
import { toRange } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/** Places of one file. */
interface Places {
  readonly file: SourceFile;
  readonly ranges: readonly Range[];
}

/** The file that an offset speaks of: the one referred to there, or, on its name, the file itself. */
export function fileAt(
  file: SourceFile,
  offset: number,
  names: Names,
  workspace: Workspace,
): string | undefined {
  const use = fileUseAt(names.of(file), offset, workspace);
  if (use !== undefined) return use.target;
  const name = nameOf(file);
  return name !== undefined && touches(name.extent, offset) ? file.uri : undefined;
}

/** Where the files of a workspace name a file, the names behind aliases included, each place once. */
export function usesOfFile(uri: string, names: Names, workspace: Workspace): readonly Places[] {
  return [...workspace.dependents(uri)].sort().flatMap((dependent): Places[] => {
    const file = workspace.file(dependent);
    if (file === undefined) return [];
    const uses = fileUses(names.of(file), workspace).filter(({ target }) => target === uri);
    const ranges = uses.flatMap(({ range, written }) => [range, written.range]);
    return ranges.length === 0 ? [] : [{ file, ranges: distinct(ranges) }];
  });
}

function distinct(ranges: readonly Range[]): readonly Range[] {
  const byStart = new Map(ranges.map((range) => [range.from, range]));
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

/** Every place in the workspace of what stands at an offset: of a file, an attention, an FFN or an anchor. */
export function referencesAt(
  file: SourceFile,
  offset: number,
  withDeclaration: boolean,
  names: Names,
  workspace: Workspace,
  shown: Shown,
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
