import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { tokensLegend } from '../language/features/tokens/legend';

/** The capabilities of {@link registerNavigation}. */
export function navigationCapabilities(client: ClientCapabilities): ServerCapabilities {
  // The renames to report: our files, and every folder, because it may contain some.
  const files = { glob: '**/*.{model,hardware,deployment}.{yaml,yml}', matches: 'file' } as const;
  const folders = { glob: '**', matches: 'folder' } as const;
  const prepares = client.textDocument?.rename?.prepareSupport === true;
  return {
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: prepares ? { prepareProvider: true } : true,
    documentLinkProvider: {},
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    callHierarchyProvider: true,
    semanticTokensProvider: { legend: tokensLegend, full: { delta: true }, range: true },
    workspace: { fileOperations: { willRename: { filters: [{ pattern: files }, { pattern: folders }] } } },
  };
}
