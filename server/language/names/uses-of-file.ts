import type { Range } from '../../yaml/parse';
import type { SourceFile, Workspace } from '../workspace';
import { fileUses } from './file-uses';
import type { Names } from './names';

/** Places of one file. */
export interface Places {
  readonly file: SourceFile;
  readonly ranges: readonly Range[];
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
