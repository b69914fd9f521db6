import type { Edit } from '../../../yaml/edit';
import type { SourceFile } from '../../workspace';

/** A change of one file, which is created if it does not exist. */
export type FileChange =
  | { readonly kind: 'edit'; readonly uri: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string };

/** One way to fix a finding. */
export interface Proposal {
  readonly title: string;
  readonly changes: readonly FileChange[];
  /** Whether this is the most likely of the fixes of a finding. */
  readonly preferred: boolean;
  /** Whether the fix is unambiguous, so that it can be applied in bulk. */
  readonly safe: boolean;
}

/** A fix that edits the file of the finding; none if there is nothing to edit. */
export function proposal(
  { uri }: SourceFile,
  title: string,
  edits: readonly Edit[],
  { preferred = true, safe = false }: { readonly preferred?: boolean; readonly safe?: boolean } = {},
): readonly Proposal[] {
  if (edits.length === 0) return [];
  return [{ title, changes: [{ kind: 'edit', uri, edits }], preferred, safe }];
}
