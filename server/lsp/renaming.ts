import {
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { toRange } from '../language';
import { editsForMoves } from '../language/features/rename/moved-files';
import { prepareRename, renameAt } from '../language/features/rename/rename';
import { changesOf, type Refusal } from '../language/features/rename/renaming';
import type { Names } from '../language/names';
import { toWorkspaceEdit } from '../language/present/workspace-edit';
import { editSupport } from './edit-support';
import { guarded, unlessCancelled } from './guard';
import type { Session } from './session';

/** A refusal as a protocol error, whose message the editor shows. */
function errorOf({ message }: Refusal): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Serves renaming: of designs, anchors and files, in the editor and in the explorer. */
export function registerRenaming(
  connection: Connection,
  session: Session,
  names: Names,
  client: () => ClientCapabilities,
): void {
  const support = () => editSupport(session, client());

  connection.onPrepareRename(({ textDocument, position }, token) =>
    guarded<PrepareRenameResult | ResponseError | null>(
      connection,
      'prepareRename',
      token,
      null,
      async () => {
        await unlessCancelled(token, session.settled());
        const file = session.file(textDocument.uri);
        if (file === undefined) return null;
        const offset = file.lines.offsetAt(position);
        const result = prepareRename(file, offset, names, session.workspace, support().renamesFiles);
        if (result === undefined) return null;
        return result.ok
          ? { range: toRange(file, result.range), placeholder: result.placeholder }
          : errorOf(result);
      },
    ),
  );

  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    guarded<WorkspaceEdit | ResponseError | null>(connection, 'rename', token, null, async () => {
      await unlessCancelled(token, session.settled());
      const file = session.file(textDocument.uri);
      if (file === undefined) return null;
      const offset = file.lines.offsetAt(position);
      const result = renameAt(file, offset, newName, names, session.workspace, support().renamesFiles);
      return result.ok
        ? (toWorkspaceEdit(changesOf(result), session.workspace, support()) ?? null)
        : errorOf(result);
    }),
  );

  connection.workspace.onWillRenameFiles(({ files }, token) =>
    guarded<WorkspaceEdit | null>(connection, 'willRenameFiles', token, null, async () => {
      await unlessCancelled(token, session.settled());
      const changes = editsForMoves(files, names, session.workspace);
      if (changes.length === 0) return null;
      return toWorkspaceEdit(changesOf({ changes }), session.workspace, support()) ?? null;
    }),
  );
}
