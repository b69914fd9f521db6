import { findCatalogEntry } from '../../../core/catalog';
import { locate } from '../../../yaml/parse';
import { CATALOG } from '../../workspace';
import type { Refactoring } from './refactoring';

const SCHEME = 'catalog:';

/** Copies a bundled file next to this one, where it can be edited, and refers to the copy. */
export const extractFromCatalog: Refactoring = {
  kind: 'refactor.extract',
  propose: ({ file, path, workspace }) => {
    const references = workspace.references(file.uri);
    const here = references.find((reference) => reference.path.join('.') === path.join('.'));
    const id = here?.written.startsWith(SCHEME) ? here.written.slice(SCHEME.length).trim() : undefined;
    const entry = id === undefined ? undefined : findCatalogEntry(id);
    if (here === undefined || entry === undefined || file.uri.startsWith(CATALOG) || !file.uri.includes('/'))
      return [];
    const name = `${entry.id}.${entry.kind}.yaml`;
    const uri = `${file.uri.slice(0, file.uri.lastIndexOf('/') + 1)}${encodeURIComponent(name)}`;
    if (workspace.file(uri) !== undefined) return [];
    const edits = references
      .filter(({ written }) => written === here.written)
      .flatMap((reference) => {
        const found = locate(file.parsed, reference.path);
        // A reference from an anchor is edited at the anchor.
        return found?.value === undefined ? [] : [{ ...found.value, insert: `./${name}` }];
      });
    const unique = edits.filter((edit, index) => edits.findIndex(({ from }) => from === edit.from) === index);
    return [
      {
        title: `Extract \`${entry.id}\` from the catalog into ${name}`,
        changes: [
          { kind: 'create', uri, text: entry.text },
          { kind: 'edit', uri: file.uri, edits: unique },
        ],
      },
    ];
  },
};
