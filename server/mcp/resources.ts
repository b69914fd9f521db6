import fs from 'node:fs/promises';
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { catalog, findCatalogEntry } from '../core/catalog';

const nameOf = (text: string): string => /^name: (.*)$/m.exec(text)?.[1] ?? '';

/** Registers the bundled models and cards as resources, in the language itself. */
function registerCatalog(server: McpServer): void {
  const all = () => ({
    resources: catalog.map(({ id, kind, text }) => ({
      uri: `decode-lens://catalog/${id}`,
      name: `catalog:${id}`,
      title: nameOf(text),
      description: `${kind} of the bundled catalog`,
      mimeType: 'application/yaml',
    })),
  });
  const ids = (value: string): string[] =>
    catalog.map(({ id }) => id).filter((id) => id.startsWith(value.toLowerCase()));
  server.registerResource(
    'catalog',
    new ResourceTemplate('decode-lens://catalog/{id}', { list: all, complete: { id: ids } }),
    { title: 'Catalog', description: 'Bundled models and accelerators, each figure with its source.' },
    (uri, { id }) => {
      const entry = findCatalogEntry(String(id));
      if (entry === undefined)
        throw new Error(
          `the catalog has no ‘${String(id)}’; it has ${catalog.map((one) => one.id).join(', ')}`,
        );
      return { contents: [{ uri: uri.href, mimeType: 'application/yaml', text: entry.text }] };
    },
  );
}

/**
 * Registers the resources: the catalog, and the reference of the language.
 *
 * @param reference path of the reference's Markdown
 */
export function registerResources(server: McpServer, reference: string): void {
  registerCatalog(server);
  server.registerResource(
    'language',
    'decode-lens://language',
    {
      title: 'The language',
      description: 'Every key, unit and number format of model, hardware and deployment files.',
      mimeType: 'text/markdown',
    },
    async (uri) => ({
      contents: [{ uri: uri.href, mimeType: 'text/markdown', text: await fs.readFile(reference, 'utf8') }],
    }),
  );
}
