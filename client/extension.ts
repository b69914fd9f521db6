import type { ExtensionContext } from 'vscode';
import { registerCatalogDocuments } from './features/catalog/documents';
import { startLanguageServer } from './features/server/language-server';
import { createLanguageClient } from './platform/node';

export function activate(context: ExtensionContext): void {
  const server = startLanguageServer((options) => createLanguageClient(context, options));
  context.subscriptions.push(server, registerCatalogDocuments(server));
}
