import fs from 'node:fs';
import { SCHEMAS, type SpecKind } from '../../server/core/spec';
import { withCatalog } from './catalog-tables';
import { withKeys } from './grammar-keys';
import { jsonSchemaOf } from './json-schemas';
import { referencePage } from './page';
import { withRooms } from './rooms-table';
import { withRules } from './rules-tables';

/** Every generated or partly generated file, by its path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const kinds = Object.keys(SCHEMAS) as SpecKind[];
  return new Map([
    ['docs/language.md', referencePage()],
    ['docs/architecture.md', withRooms(fs.readFileSync('docs/architecture.md', 'utf8'))],
    ['docs/catalog.md', withCatalog(fs.readFileSync('docs/catalog.md', 'utf8'))],
    ['docs/rules/README.md', withRules(fs.readFileSync('docs/rules/README.md', 'utf8'))],
    ...kinds.map((kind): [string, string] => [`schemas/${kind}.schema.json`, jsonSchemaOf(kind)]),
    ...kinds.map((kind): [string, string] => {
      const grammar = `syntaxes/${kind}.tmLanguage.json`;
      return [grammar, withKeys(fs.readFileSync(grammar, 'utf8'), kind)];
    }),
  ]);
}
