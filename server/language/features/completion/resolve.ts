import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import { catalogFigures } from '../../present/catalog-figures';
import type { Workspace } from '../../workspace';

/** Adds the name and key figures of a bundled file to a completion item. */
export function resolveCompletion(item: CompletionItem, workspace: Workspace): CompletionItem {
  const data: unknown = item.data;
  const id = typeof data === 'object' && data !== null && 'catalogId' in data ? data.catalogId : undefined;
  const found = typeof id === 'string' ? catalogFigures(id, workspace) : undefined;
  if (found === undefined) return item;
  const { name, figures } = found;
  return {
    ...item,
    detail: figures,
    documentation: { kind: MarkupKind.Markdown, value: `**${name}**\n\n${figures}` },
  };
}
