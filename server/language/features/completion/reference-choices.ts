import { catalog } from '../../../core/catalog';
import type { SpecKind } from '../../../core/spec';
import type { YamlPath } from '../../../yaml/parse';
import { CATALOG, REFERENCES, type SourceFile, type Workspace } from '../../workspace';

/** A possible target of a reference. */
export interface ReferenceChoice {
  /** The reference as written in the file. */
  readonly written: string;
  readonly uri?: string;
  readonly catalogId?: string;
}

/** The kind of file that a key of a deployment refers to. */
export function expectedReference(kind: SpecKind, path: YamlPath): 'model' | 'hardware' | undefined {
  if (kind !== 'deployment') return undefined;
  return REFERENCES.find((reference) => reference.path.join('.') === path.join('.'))?.expected;
}

/** The relative path between two files, with a leading `./` if it leads down; undefined across hosts. */
function relativePath(from: string, to: string): string | undefined {
  const [origin, target] = [from.split('/'), to.split('/')];
  let shared = 0;
  while (shared < origin.length - 1 && shared < target.length - 1 && origin[shared] === target[shared])
    shared++;
  // The scheme and the host are the first three parts of `file:///`.
  if (shared < 3) return undefined;
  const up = origin.length - 1 - shared;
  const down = target.slice(shared).map(decodeURIComponent).join('/');
  return `${up === 0 ? './' : '../'.repeat(up)}${down}`;
}

/** The possible targets of references: files of the workspace, nearest first, then the catalog. */
export function referenceChoices(
  file: SourceFile,
  expected: 'model' | 'hardware',
  workspace: Workspace,
): readonly ReferenceChoice[] {
  const own = [...workspace.all()]
    .filter(({ kind, uri }) => kind === expected && !uri.startsWith(CATALOG))
    .flatMap(({ uri }) => {
      const written = relativePath(file.uri, uri);
      return written === undefined ? [] : [{ written, uri }];
    })
    .sort((a, b) => ups(a.written) - ups(b.written) || (a.written < b.written ? -1 : 1));
  const bundled = catalog
    .filter(({ kind }) => kind === expected)
    .map(({ id }) => ({ written: `catalog:${id}`, catalogId: id }));
  return [...own, ...bundled];
}

function ups(written: string): number {
  return written.split('../').length * 100 + written.split('/').length;
}
