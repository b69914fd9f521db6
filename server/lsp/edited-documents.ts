import { canonicalUri } from '../language';
import type { Session } from './session';

/** The editor's uris of files, and the versions of its open documents, which edits refer to. */
export interface EditedDocuments {
  canonical(uri: string): string;
  /** Null for a file that is not open. */
  version(canonical: string): number | null;
}

/** The documents of a session. */
export const documentsOf = ({ documents }: Pick<Session, 'documents'>): EditedDocuments => ({
  canonical: canonicalUri,
  version: (canonical) => documents.get(canonical)?.version ?? null,
});
