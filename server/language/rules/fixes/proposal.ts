import type { Edit } from '../../../yaml/edit';
import type { SourceFile } from '../../workspace';

/** What changes in one file; a file that does not exist yet is made. */
export type FileChange =
  | { readonly kind: 'edit'; readonly uri: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string };

/** One way to fix a finding. */
export interface Proposal {
  readonly title: string;
  readonly changes: readonly FileChange[];
  /** The one that is most likely meant, of those for a finding. */
  readonly preferred: boolean;
  /** Whether it only writes what was unambiguously meant, so that all such findings may be fixed at once. */
  readonly safe: boolean;
}

/** A proposal that edits the file of the finding; none where there is nothing to edit. */
export function proposal(
  { uri }: SourceFile,
  title: string,
  edits: readonly Edit[],
  { preferred = true, safe = false }: { readonly preferred?: boolean; readonly safe?: boolean } = {},
): readonly Proposal[] {
  if (edits.length === 0) return [];
  return [{ title, changes: [{ kind: 'edit', uri, edits }], preferred, safe }];
}
