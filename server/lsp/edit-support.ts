import { type ClientCapabilities, ResourceOperationKind } from 'vscode-languageserver';
import type { EditSupport } from '../language/present/workspace-edit';
import type { Session } from './session';

/** The editor's support for workspace edits, and whether it can rename files. */
export function editSupport(
  session: Session,
  { workspace }: ClientCapabilities,
): EditSupport & { readonly renamesFiles: boolean } {
  const { documentChanges = false, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return {
    documentChanges,
    createFiles: resourceOperations.includes(ResourceOperationKind.Create),
    renamesFiles: documentChanges && resourceOperations.includes(ResourceOperationKind.Rename),
    uriOf: (canonical) => session.uriOf(canonical),
    versionOf: (canonical) => session.documents.get(canonical)?.version,
  };
}
