import type { Range } from '../../yaml/parse';
import type { SourceFile, Workspace } from '../workspace';
import { fileUses } from './file-uses';
import type { Names } from './names';

/** Places of one file. */
export interface Places {
  readonly file: SourceFile;
  readonly ranges: readonly Range[];
}

/** The references in a workspace to a file, and the names that refer to it through aliases, each place once. */
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
