import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  Location,
  LocationLink,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { SourceFile } from '../language';
import { definitionAt } from '../language/features/definition/definition';
import { UseHierarchy } from '../language/features/hierarchy/hierarchy';
import { documentLinks } from '../language/features/links/document-links';
import { highlightsAt } from '../language/features/references/highlights';
import { referencesAt } from '../language/features/references/references';
import { selectionRanges } from '../language/features/selection/selection';
import { documentSymbols, flatSymbols } from '../language/features/symbols/outline';
import { workspaceSymbols } from '../language/features/symbols/workspace-symbols';
import { SemanticTokensOfFiles } from '../language/features/tokens/semantic-tokens';
import { Names } from '../language/names';
import { foldsOf } from '../yaml';
import { guarded, unlessCancelled } from './guard';
import { registerRenaming } from './renaming';
import type { Session } from './session';

export { navigationCapabilities } from './navigation-capabilities';

/** The position of a request. */
interface About {
  readonly textDocument: { readonly uri: string };
}

const toLocation = ({ targetUri, targetSelectionRange }: LocationLink): Location => ({
  uri: targetUri,
  range: targetSelectionRange,
});

/**
 * Serves navigation: definition, references, links, symbols, folding, selection, the hierarchy of uses, semantic
 * tokens.
 *
 * @param client the editor's capabilities, once they are known
 */
export function registerNavigation(
  connection: Connection,
  session: Session,
  client: () => ClientCapabilities,
): void {
  const { workspace } = session;
  const names = new Names();
  const tokens = new SemanticTokensOfFiles();
  const hierarchy = new UseHierarchy(names, workspace, session);

  /** Answers about one file from its own text. */
  const here = <Answer>(
    name: string,
    { textDocument }: About,
    token: CancellationToken,
    answer: (file: SourceFile) => Answer | undefined,
  ): Promise<Answer | null> =>
    guarded<Answer | null>(connection, name, token, null, () => {
      const file = session.file(textDocument.uri);
      return (file && answer(file)) ?? null;
    });

  /** Answers about one file from all files, once its references are loaded. */
  const everywhere = <Answer>(
    name: string,
    params: About,
    token: CancellationToken,
    answer: (file: SourceFile) => Answer | undefined,
  ): Promise<Answer | null> =>
    guarded<Answer | null>(connection, name, token, null, async () => {
      await unlessCancelled(token, session.settled());
      return here(name, params, token, answer);
    });

  const definition = (params: TextDocumentPositionParams, token: CancellationToken, links: boolean) =>
    everywhere<LocationLink[] | Location[]>('definition', params, token, (file) => {
      const offset = file.lines.offsetAt(params.position);
      const found = definitionAt(file, offset, names, workspace, session);
      return links ? found : found.map(toLocation);
    });

  connection.onDefinition((params, token) =>
    definition(params, token, client().textDocument?.definition?.linkSupport === true),
  );
  connection.onDeclaration((params, token) =>
    definition(params, token, client().textDocument?.declaration?.linkSupport === true),
  );

  connection.onReferences((params, token) =>
    everywhere('references', params, token, (file) => {
      const offset = file.lines.offsetAt(params.position);
      return referencesAt(file, offset, params.context.includeDeclaration, names, workspace, session);
    }),
  );
  connection.onDocumentHighlight((params, token) =>
    here('documentHighlight', params, token, (file) =>
      highlightsAt(file, file.lines.offsetAt(params.position), names, workspace),
    ),
  );
  connection.onDocumentLinks((params, token) =>
    everywhere('documentLink', params, token, (file) => documentLinks(file, names, workspace, session)),
  );

  connection.onDocumentSymbol((params, token) =>
    here('documentSymbol', params, token, (file) => {
      const tree = client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
      return tree ? documentSymbols(file) : flatSymbols(documentSymbols(file), params.textDocument.uri);
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    guarded(connection, 'workspaceSymbol', token, [], async () => {
      await unlessCancelled(token, session.settled());
      return workspaceSymbols(query, names, workspace, session);
    }),
  );
  connection.onFoldingRanges((params, token) => here('foldingRange', params, token, foldsOf));
  connection.onSelectionRanges((params, token) =>
    here('selectionRange', params, token, (file) =>
      selectionRanges(
        file,
        params.positions.map((position) => file.lines.offsetAt(position)),
      ),
    ),
  );

  const { callHierarchy, semanticTokens } = connection.languages;
  callHierarchy.onPrepare((params, token) =>
    everywhere('prepareCallHierarchy', params, token, (file) => [
      hierarchy.prepare(file, file.lines.offsetAt(params.position)),
    ]),
  );
  callHierarchy.onIncomingCalls(({ item }, token) =>
    guarded(connection, 'incomingCalls', token, [], () => hierarchy.users(item)),
  );
  callHierarchy.onOutgoingCalls(({ item }, token) =>
    guarded(connection, 'outgoingCalls', token, [], () => hierarchy.used(item)),
  );

  semanticTokens.on((params, token) => here('semanticTokens', params, token, (file) => tokens.full(file)));
  semanticTokens.onDelta((params, token) =>
    here('semanticTokensDelta', params, token, (file) => tokens.delta(file, params.previousResultId)),
  );
  semanticTokens.onRange((params, token) =>
    here('semanticTokensRange', params, token, (file) => {
      const from = file.lines.offsetAt(params.range.start);
      return tokens.range(file, { from, to: file.lines.offsetAt(params.range.end) });
    }),
  );

  registerRenaming(connection, session, names, client);
}
