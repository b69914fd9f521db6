import type { Edit } from '../../yaml/edit';
import type { Finding } from '../rules';
import type { SourceFile, Workspace } from '../workspace';

/** What changes in one file; a file that does not exist yet is made. */
export type FileChange =
  | { readonly kind: 'edit'; readonly uri: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string };

/** One way to change files, as it is offered. */
export interface Proposal {
  readonly title: string;
  readonly changes: readonly FileChange[];
  /** The one that is most likely meant, of those for a finding. */
  readonly preferred?: boolean;
}

/** What a fix may look at. */
export interface FixContext {
  readonly file: SourceFile;
  readonly workspace: Workspace;
  readonly finding: Finding;
}

/** How findings of some codes are mended. A new fix is one file with one of these. */
export interface Fix {
  readonly codes: readonly string[];
  /** Whether it only writes what was plainly meant, so that all such findings may be mended at once. */
  readonly safe: boolean;
  propose(context: FixContext): readonly Proposal[];
}

/** A proposal that edits the file of the finding; none where there is nothing to edit. */
export function proposal(
  { file }: Pick<FixContext, 'file'>,
  title: string,
  edits: readonly Edit[],
  preferred = true,
): readonly Proposal[] {
  if (edits.length === 0) return [];
  return [{ title, changes: [{ kind: 'edit', uri: file.uri, edits }], preferred }];
}
