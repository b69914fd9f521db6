import { type Connection, InsertTextMode, type ServerCapabilities } from 'vscode-languageserver';
import { actionsAt, FIX_ALL } from '../language/features/actions/actions';
import { completeAt } from '../language/features/completion/complete';
import { resolveCompletion } from '../language/features/completion/resolve';
import { toTextEdits } from '../language/present/workspace-edit';
import { showPipelineCommand } from '../protocol/initialization';
import { formatEdits } from '../yaml';
import { editSupport } from './edit-support';
import { guarded } from './guard';
import type { Editor } from './hints';
import type { Session } from './session';

/** The capabilities of {@link registerWriting}. */
export const writingCapabilities: ServerCapabilities = {
  completionProvider: {
    triggerCharacters: [' ', ':', '/', '.', '{', ',', '-', '"', '*'],
    resolveProvider: true,
  },
  codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', FIX_ALL] },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
};

/**
 * Serves completion, code actions and formatting.
 *
 * @param editor returns the editor's capabilities, which are known once it has initialized
 */
export function registerWriting(connection: Connection, session: Session, editor: () => Editor): void {
  connection.onCompletion(({ textDocument, position, context }, token) =>
    guarded(connection, 'completion', token, null, () => {
      const file = session.file(textDocument.uri);
      const { capabilities, options } = editor();
      const can = capabilities.textDocument?.completion?.completionItem;
      // Only our extension for VS Code has our commands.
      const asksAgain = options.commands.includes(showPipelineCommand);
      const snippets = can?.snippetSupport === true;
      const keepsIndentation = can?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true;
      if (file === undefined) return null;
      const abilities = { snippets, keepsIndentation, asksAgain };
      const offset = file.lines.offsetAt(position);
      return completeAt(file, offset, session.workspace, abilities, context?.triggerCharacter);
    }),
  );
  connection.onCompletionResolve((item, token) =>
    guarded(connection, 'completion item', token, item, () => resolveCompletion(item, session.workspace)),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    guarded(connection, 'code action', token, null, () => {
      const file = session.file(textDocument.uri);
      if (file === undefined) return null;
      const span = { from: file.lines.offsetAt(range.start), to: file.lines.offsetAt(range.end) };
      const { diagnostics, only } = context;
      const request = { range: span, diagnostics, ...(only === undefined ? {} : { only }) };
      return [...actionsAt(file, session.workspace, request, editSupport(session, editor().capabilities))];
    }),
  );

  connection.onDocumentFormatting(({ textDocument, options }, token) =>
    guarded(connection, 'formatting', token, null, () => {
      const file = session.file(textDocument.uri);
      return file === undefined ? null : toTextEdits(file, formatEdits(file, options));
    }),
  );
  connection.onDocumentRangeFormatting(({ textDocument, options, range }, token) =>
    guarded(connection, 'range formatting', token, null, () => {
      const file = session.file(textDocument.uri);
      const last =
        range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
      const span = { first: range.start.line, last };
      return file === undefined ? null : toTextEdits(file, formatEdits(file, options, span));
    }),
  );
}
