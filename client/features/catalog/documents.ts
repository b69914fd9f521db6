import { type Disposable, workspace } from 'vscode';
import {
  type CatalogTextParams,
  catalogScheme,
  catalogTextRequest,
  catalogTextResult,
} from '../../../server/protocol/catalog';

/** The language server's requests for the catalog. */
interface CatalogSource {
  request(method: string, params: CatalogTextParams): Promise<unknown>;
}

/** Opens `decode-lens-catalog:` documents read-only, with the text bundled in the server. */
export function registerCatalogDocuments(server: CatalogSource): Disposable {
  return workspace.registerTextDocumentContentProvider(catalogScheme, {
    async provideTextDocumentContent(uri) {
      const answer = await server.request(catalogTextRequest, { uri: uri.toString() });
      return catalogTextResult.parse(answer).text;
    },
  });
}
