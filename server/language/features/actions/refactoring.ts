import { type Edit, lineEndOf } from '../../../yaml/edit';
import type { PathAt, YamlPath } from '../../../yaml/parse';
import type { FileChange } from '../../rules';
import type { SourceFile, Workspace } from '../../workspace';

/** The cursor position of a request for refactorings. */
export interface RefactorContext {
  readonly file: SourceFile;
  readonly workspace: Workspace;
  readonly found: PathAt;
  readonly path: YamlPath;
}

/** A change offered where nothing is wrong. */
export interface Refactor {
  readonly title: string;
  readonly changes: readonly FileChange[];
}

/** A kind of refactoring. A new one is one file with one of these. */
export interface Refactoring {
  /** The LSP kind: `refactor.rewrite` … */
  readonly kind: string;
  propose(context: RefactorContext): readonly Refactor[];
}

/** A refactoring that edits only this file; empty if there is nothing to edit. */
export function rewrite(
  { file }: RefactorContext,
  title: string,
  edits: readonly Edit[],
): readonly Refactor[] {
  return edits.length === 0 ? [] : [{ title, changes: [{ kind: 'edit', uri: file.uri, edits }] }];
}

/** The single-line scalar at the cursor, as written; undefined for anything else. */
export function scalarAt({
  file,
  found,
}: RefactorContext): { from: number; to: number; text: string } | undefined {
  const { node, range, part } = found;
  if (part !== 'value' || node?.kind !== 'scalar') return undefined;
  const from = range.from + node.contentOffset;
  if (range.to > lineEndOf(file.text, from)) return undefined;
  return { from, to: range.to, text: file.text.slice(from, range.to) };
}
