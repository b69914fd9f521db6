import type { CatalogCard } from '../../core/advice';
import { catalog } from '../../core/catalog';
import { isWhole } from './source-file';
import { catalogUri } from './uri';
import type { Workspace } from './workspace';

/** Every bundled card. */
export function catalogCards(workspace: Workspace): readonly CatalogCard[] {
  return catalog.flatMap(({ id }) => {
    const file = workspace.file(catalogUri(id) ?? '');
    return isWhole(file, 'hardware')
      ? [{ reference: `catalog:${id}`, hardware: workspace.pricing.of(file.spec) }]
      : [];
  });
}

/**
 * The bundled card with a name that begins with all words of `name`, or the other way round (`NVIDIA H800 SXM`).
 */
export function catalogCardNamed(workspace: Workspace, name: string): CatalogCard | undefined {
  const words = (text: string): string => `${text.trim().toLowerCase().replace(/\s+/g, ' ')} `;
  const wanted = words(name);
  // A vendor's name by itself is not enough.
  if (!/\S \S/.test(wanted)) return undefined;
  return catalogCards(workspace).find(({ hardware }) => {
    const known = words(hardware.name);
    return known.startsWith(wanted) || wanted.startsWith(known);
  });
}
